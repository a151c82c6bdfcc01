package dev.guildhall.command.giveaway;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of a giveaway is shown in Discord: the card, or the winners of one round. */
sealed interface Delivery {
    Pattern ANNOUNCEMENT = Pattern.compile("announcement-(0|[1-9][0-9]{0,8})");

    /** As events name it. */
    String word();

    record Card() implements Delivery {
        static final String WORD = "card";

        @Override
        public String word() {
            return WORD;
        }
    }

    /** @param round 0 for the end, otherwise that of a reroll */
    record Announcement(int round) implements Delivery {
        @Override
        public String word() {
            return "announcement:" + round;
        }
    }

    /** As it stands in a path: {@code card} or {@code announcement-<round>}. */
    static Optional<Delivery> ofPath(String path) {
        if (path.equals(Card.WORD)) {
            return Optional.of(new Card());
        }
        Matcher announcement = ANNOUNCEMENT.matcher(path);
        return announcement.matches()
                ? Optional.of(new Announcement(Integer.parseInt(announcement.group(1))))
                : Optional.empty();
    }
}
