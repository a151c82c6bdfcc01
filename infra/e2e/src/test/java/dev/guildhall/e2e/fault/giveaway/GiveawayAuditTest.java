package dev.guildhall.e2e.fault.giveaway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.e2e.Http;
import dev.guildhall.e2e.fault.giveaway.Entrant.Standing;
import dev.guildhall.e2e.fault.giveaway.LoggedGiveaway.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What finds nothing proves nothing: each of these is found. */
final class GiveawayAuditTest {
    private static final String ID = "01M7ZNYX8RD7K83YJDT5AC8KN7";
    private static final String CARD = """
            {"id": "900", "embeds": [{"fields": [{}, {}, {"value": "2"}]}],
             "components": [{"components": [{"custom_id": "giveaway:enter:%s", "disabled": true}]}]}""".formatted(ID);
    private static final String ANNOUNCEMENT = """
            {"id": "901", "content": "Congratulations <@1>",
             "components": [{"components": [{"custom_id": "giveaway:proof:%s:0"}]}]}""".formatted(ID);

    private final List<Event> events = new ArrayList<>(List.of(
            event(LoggedGiveaway.CREATED, "{}"),
            event(LoggedGiveaway.STARTED, "{}"),
            event(LoggedGiveaway.POSTED, "{'messageId': '900'}"),
            event(LoggedGiveaway.ENTERED, "{'userId': '1', 'tickets': 1}"),
            event(LoggedGiveaway.ENTERED, "{'userId': '2', 'tickets': 1}"),
            event(LoggedGiveaway.ENDED, "{'entries': 2, 'winners': ['1']}"),
            event(LoggedGiveaway.ANNOUNCED, "{'round': 0, 'messageId': '901'}")));
    private final List<JsonNode> messages = new ArrayList<>(List.of(json(CARD), json(ANNOUNCEMENT)));

    private static Event event(String type, String payload) {
        return new Event(1, type, Instant.EPOCH, json(payload.replace('\'', '"')));
    }

    private static JsonNode json(String text) {
        try {
            return Http.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> found() {
        return found(
                new Account(ID, Ending.BY_HAND, Map.of("1", Standing.IN, "2", Standing.IN), List.of(List.of("1"))));
    }

    private List<String> found(Account account) {
        return GiveawayAudit.of(account, new LoggedGiveaway(List.copyOf(events)), messages);
    }

    @Nested
    class WhenAllIsWell {
        @Test
        void findsNothing() {
            assertThat(found()).isEmpty();
        }
    }

    @Nested
    class WhenTheLogIsWrong {
        @Test
        void findsASecondEnd() {
            events.add(event(LoggedGiveaway.ENDED, "{'entries': 2, 'winners': ['2']}"));

            assertThat(found()).anyMatch(each -> each.contains("giveaway.Ended: expected 1, found 2"));
        }

        @Test
        void findsAnEndAfterACancellation() {
            Account cancelled = new Account(ID, Ending.CANCELLED, Map.of(), List.of());

            assertThat(found(cancelled)).anyMatch(each -> each.contains("giveaway.Ended: expected 0, found 1"));
        }

        @Test
        void findsOtherWinnersThanWereTold() {
            Account told = new Account(ID, Ending.BY_HAND, Map.of(), List.of(List.of("2")));

            assertThat(found(told)).anyMatch(each -> each.contains("winners told"));
        }

        @Test
        void findsAnEntryThatWasAcknowledgedAndIsNotThere() {
            Account told = new Account(ID, Ending.BY_HAND, Map.of("3", Standing.IN), List.of(List.of("1")));

            assertThat(found(told)).anyMatch(each -> each.contains("that 3 takes part: expected true, found false"));
        }

        @Test
        void findsARoundThatWasNeverAnnounced() {
            events.removeLast();

            assertThat(found()).anyMatch(each -> each.contains("rounds announced"));
        }
    }

    @Nested
    class WhenTheChannelIsWrong {
        @Test
        void findsASecondCard() {
            messages.add(json(CARD.replace("900", "902")));

            assertThat(found()).anyMatch(each -> each.contains("cards: expected [900], found [900, 902]"));
        }

        @Test
        void findsASecondAnnouncement() {
            messages.add(json(ANNOUNCEMENT.replace("901", "902")));

            assertThat(found()).anyMatch(each -> each.contains("announcements of round 0"));
        }

        @Test
        void findsACardThatIsNotCurrent() {
            messages.set(0, json(CARD.replace("\"2\"", "\"1\"")));

            assertThat(found()).anyMatch(each -> each.contains("entries on the card"));
        }
    }
}
