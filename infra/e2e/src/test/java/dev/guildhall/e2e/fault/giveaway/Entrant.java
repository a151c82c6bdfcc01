package dev.guildhall.e2e.fault.giveaway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.e2e.Http.Answer;
import dev.guildhall.e2e.fault.Pause;
import dev.guildhall.e2e.fault.sides.Place;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;

/**
 * A member who presses buttons until the bot has told what is the case, or the giveaway is over. What nobody
 * answered may be carried out later; whoever wants to leave cannot know then.
 */
final class Entrant {
    /** As far as the member knows. */
    enum Standing {
        IN,
        OUT,
        UNKNOWN
    }

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final String ENTERED = "You are in.";
    private static final String ALREADY_IN = "You are in already.";
    private static final String LEFT = "You have left";
    private static final String NOT_IN = "You are not in";
    private static final String NOT_KNOWN = "There was no answer in time";
    private static final String OVER = "This giveaway is not running.";

    private final Place place;
    private final String userId;
    private final String giveawayId;
    private final String cardId;
    private final Instant until;
    private boolean unanswered;

    Entrant(Place place, String userId, String giveawayId, String cardId, Instant until) {
        this.place = place;
        this.userId = userId;
        this.giveawayId = giveawayId;
        this.cardId = cardId;
        this.until = until;
    }

    Standing enter() {
        while (Instant.now().isBefore(until)) {
            String said = said(click(cardId, "giveaway:enter:" + giveawayId));
            if (said.startsWith(ENTERED) || said.startsWith(ALREADY_IN)) {
                return Standing.IN;
            }
            if (said.startsWith(OVER)) {
                break;
            }
            Pause.of(PAUSE);
        }
        return unanswered ? Standing.UNKNOWN : Standing.OUT;
    }

    /** Of somebody who is in. */
    Standing leave() {
        while (Instant.now().isBefore(until)) {
            JsonNode offered = click(cardId, "giveaway:enter:" + giveawayId);
            if (said(offered).startsWith(ALREADY_IN)) {
                String said = said(click(offered.path("messageId").asText(), "giveaway:leave:" + giveawayId));
                if (said.startsWith(LEFT) || said.startsWith(NOT_IN)) {
                    return unanswered ? Standing.UNKNOWN : Standing.OUT;
                }
            }
            Pause.of(PAUSE);
        }
        return Standing.UNKNOWN;
    }

    private JsonNode click(String messageId, String customId) {
        try {
            Answer seen = place.click(userId, messageId, customId);
            unanswered |= !seen.body().path("status").asText().equals("replied")
                    || said(seen.body()).startsWith(NOT_KNOWN);
            return seen.body();
        } catch (UncheckedIOException e) {
            unanswered = true;
            throw e;
        }
    }

    private static String said(JsonNode seen) {
        return seen.path("content").asText();
    }
}
