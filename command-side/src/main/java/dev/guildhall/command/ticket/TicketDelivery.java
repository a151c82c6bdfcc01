package dev.guildhall.command.ticket;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of a ticket is to be done in Discord. */
sealed interface TicketDelivery {
    Pattern PATH = Pattern.compile("(channel|transcript|removal)-(0|[1-9][0-9]{0,8})");

    /** As events name it. */
    String word();

    /** @param round 0 for the first, one more for each that is made after the former was removed */
    record Channel(int round) implements TicketDelivery {
        @Override
        public String word() {
            return "channel:" + round;
        }
    }

    /** @param closing 1 for the first */
    record Transcript(int closing) implements TicketDelivery {
        @Override
        public String word() {
            return "transcript:" + closing;
        }
    }

    /** @param round that of the channel */
    record Removal(int round) implements TicketDelivery {
        @Override
        public String word() {
            return "removal:" + round;
        }
    }

    /** As it stands in a path: {@code channel-<round>}, {@code transcript-<closing>}, {@code removal-<round>}. */
    static Optional<TicketDelivery> ofPath(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(matcher.group(2));
        return Optional.of(
                switch (matcher.group(1)) {
                    case "channel" -> new Channel(number);
                    case "transcript" -> new Transcript(number);
                    default -> new Removal(number);
                });
    }
}
