package dev.guildhall.e2e.fault.giveaway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.e2e.Http.Answer;
import dev.guildhall.e2e.fault.giveaway.Entrant.Standing;
import dev.guildhall.e2e.fault.giveaway.LoggedGiveaway.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Holds one giveaway's log, view, proof and messages against each other, and against what people were told. */
final class GiveawayAudit {
    private final PlayedGiveaway played;
    private final LoggedGiveaway logged;
    private final List<JsonNode> messages;
    private final List<String> violations = new ArrayList<>();

    private GiveawayAudit(PlayedGiveaway played, LoggedGiveaway logged, List<JsonNode> messages) {
        this.played = played;
        this.logged = logged;
        this.messages = messages;
    }

    /** @param messages of the giveaway's channel */
    static List<String> of(PlayedGiveaway played, LoggedGiveaway logged, List<JsonNode> messages) {
        GiveawayAudit audit = new GiveawayAudit(played, logged, messages);
        audit.checkEvents();
        audit.checkEntries();
        audit.checkView();
        audit.checkMessages();
        return audit.violations.stream().map(each -> played + ": " + each).toList();
    }

    private void expect(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            violations.add("%s: expected %s, found %s".formatted(what, expected, found));
        }
    }

    private boolean drawn() {
        return played.ending() != Ending.CANCELLED;
    }

    private void checkEvents() {
        once(LoggedGiveaway.CREATED, true);
        once(LoggedGiveaway.STARTED, true);
        once(LoggedGiveaway.POSTED, true);
        once(LoggedGiveaway.ENDED, drawn());
        once(LoggedGiveaway.CANCELLED, !drawn());
        expect("deliveries that failed", 0, logged.all(LoggedGiveaway.FAILED).size());
        int unheard = played.ending() == Ending.BY_TIME ? 1 : 0;
        List<List<String>> rounds = logged.drawn();
        int known = Math.min(unheard, rounds.size());
        expect("winners told, round by round", played.told(), rounds.subList(known, rounds.size()));
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
        played.standings().forEach((userId, standing) -> {
            if (standing != Standing.UNKNOWN) {
                expect("that " + userId + " takes part", standing == Standing.IN, entries.containsKey(userId));
            }
        });
        for (String userId : entries.keySet()) {
            expect("that " + userId + " asked for it", true, played.standings().containsKey(userId));
        }
        for (Event ended : logged.all(LoggedGiveaway.ENDED)) {
            expect(
                    "entries when it ended",
                    entries.size(),
                    ended.payload().path("entries").asInt());
        }
    }

    private void checkView() {
        long last = logged.events().getLast().position();
        String path = "/giveaways/" + played.id();
        JsonNode view = read(path + "?atLeast=" + last).data();
        expect("status", drawn() ? "ENDED" : "CANCELLED", view.path("status").asText());
        expect(
                "entries in the view",
                logged.entries().size(),
                view.path("entries").asInt());
        List<List<String>> rounds = logged.drawn();
        if (!rounds.isEmpty()) {
            expect("winners in the view", rounds.getLast(), LoggedGiveaway.texts(view.path("winners")));
            JsonNode proof = read(path + "/proof?atLeast=" + last).data();
            SortedMap<String, Integer> entries = logged.entries();
            expect("entries in the proof", entries.size(), proof.path("entries").size());
            proof.path("entries")
                    .forEach(entry -> expect(
                            "tickets in the proof",
                            entries.getOrDefault(entry.path("userId").asText(), 0),
                            entry.path("tickets").asInt()));
            DrawVerifier.fault(proof).ifPresent(fault -> violations.add("the proof: " + fault));
        }
    }

    private Answer read(String path) {
        return Persistence.accepted(path, () -> played.place().read(path));
    }

    private void checkMessages() {
        List<JsonNode> cards = with("giveaway:enter:" + played.id());
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
            List<JsonNode> found = with("giveaway:proof:" + played.id() + ":" + round);
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
