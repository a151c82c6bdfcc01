package dev.guildhall.e2e.fault.giveaway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.e2e.fault.giveaway.Entrant.Standing;
import dev.guildhall.e2e.fault.giveaway.LoggedGiveaway.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Holds one giveaway's log and messages against each other, and against what people were told. */
final class GiveawayAudit {
    private final Account account;
    private final LoggedGiveaway logged;
    private final List<JsonNode> messages;
    private final List<String> violations = new ArrayList<>();

    private GiveawayAudit(Account account, LoggedGiveaway logged, List<JsonNode> messages) {
        this.account = account;
        this.logged = logged;
        this.messages = messages;
    }

    /** @param messages of the giveaway's channel */
    static List<String> of(Account account, LoggedGiveaway logged, List<JsonNode> messages) {
        GiveawayAudit audit = new GiveawayAudit(account, logged, messages);
        audit.checkEvents();
        audit.checkEntries();
        audit.checkMessages();
        return audit.violations.stream()
                .map(each -> "giveaway " + account.id() + ": " + each)
                .toList();
    }

    private void expect(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            violations.add("%s: expected %s, found %s".formatted(what, expected, found));
        }
    }

    private void checkEvents() {
        once(LoggedGiveaway.CREATED, true);
        once(LoggedGiveaway.STARTED, true);
        once(LoggedGiveaway.POSTED, true);
        once(LoggedGiveaway.ENDED, account.drawn());
        once(LoggedGiveaway.CANCELLED, !account.drawn());
        expect("deliveries that failed", 0, logged.all(LoggedGiveaway.FAILED).size());
        List<List<String>> rounds = logged.drawn();
        int known = Math.min(account.unheard(), rounds.size());
        expect("winners told, round by round", account.told(), rounds.subList(known, rounds.size()));
        expect("rounds announced", numbers(rounds.size()), rounds(LoggedGiveaway.ANNOUNCED));
        expect(
                "winners who won twice",
                0L,
                rounds.stream().mapToLong(List::size).sum()
                        - rounds.stream().flatMap(List::stream).distinct().count());
    }

    private void once(String type, boolean wanted) {
        expect("events " + type, wanted ? 1 : 0, logged.all(type).size());
    }

    private List<Integer> rounds(String type) {
        return logged.all(type).stream()
                .map(event -> event.payload().path("round").asInt())
                .toList();
    }

    private static List<Integer> numbers(int count) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(i);
        }
        return numbers;
    }

    private void checkEntries() {
        Map<String, Integer> entries = logged.entries();
        account.standings().forEach((userId, standing) -> {
            if (standing != Standing.UNKNOWN) {
                expect("that " + userId + " takes part", standing == Standing.IN, entries.containsKey(userId));
            }
        });
        for (String userId : entries.keySet()) {
            expect("that " + userId + " asked for it", true, account.standings().containsKey(userId));
        }
        for (Event ended : logged.all(LoggedGiveaway.ENDED)) {
            expect(
                    "entries when it ended",
                    entries.size(),
                    ended.payload().path("entries").asInt());
        }
    }

    private void checkMessages() {
        List<JsonNode> cards = with("giveaway:enter:" + account.id());
        expect("cards", posted(), ids(cards));
        for (JsonNode card : cards) {
            String entries = card.at("/embeds/0/fields/2/value").asText();
            expect("entries on the card", Integer.toString(logged.entries().size()), entries);
            expect(
                    "that the button is off",
                    true,
                    card.at("/components/0/components/0/disabled").asBoolean());
        }
        for (Event announced : logged.all(LoggedGiveaway.ANNOUNCED)) {
            int round = announced.payload().path("round").asInt();
            List<JsonNode> found = with("giveaway:proof:" + account.id() + ":" + round);
            expect(
                    "announcements of round " + round,
                    List.of(announced.payload().path("messageId").asText()),
                    ids(found));
            String text =
                    found.isEmpty() ? "" : found.getFirst().path("content").asText();
            logged.drawn()
                    .get(round)
                    .forEach(winner -> expect("that " + winner + " is told", true, text.contains("<@" + winner + ">")));
        }
    }

    private List<String> posted() {
        return logged.all(LoggedGiveaway.POSTED).stream()
                .map(event -> event.payload().path("messageId").asText())
                .toList();
    }

    private List<JsonNode> with(String customId) {
        return messages.stream()
                .filter(message -> message.path("components").toString().contains("\"" + customId + "\""))
                .toList();
    }

    private static List<String> ids(List<JsonNode> found) {
        return found.stream().map(message -> message.path("id").asText()).toList();
    }
}
