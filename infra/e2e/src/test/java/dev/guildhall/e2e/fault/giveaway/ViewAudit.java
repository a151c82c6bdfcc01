package dev.guildhall.e2e.fault.giveaway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.e2e.Http.Answer;
import dev.guildhall.e2e.fault.sides.Persistence;
import dev.guildhall.e2e.fault.sides.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Holds what everybody reads of a giveaway, its proof included, against the log. */
final class ViewAudit {
    private final Place place;
    private final LoggedGiveaway logged;
    private final String path;
    private final String atLeast;
    private final List<String> violations = new ArrayList<>();

    private ViewAudit(Place place, String id, LoggedGiveaway logged) {
        this.place = place;
        this.logged = logged;
        this.path = "/giveaways/" + id;
        this.atLeast = "?atLeast=" + logged.events().getLast().position();
    }

    static List<String> of(Place place, String id, LoggedGiveaway logged) {
        ViewAudit audit = new ViewAudit(place, id, logged);
        audit.checkView();
        if (logged.has(LoggedGiveaway.ENDED)) {
            audit.checkProof();
        }
        return audit.violations.stream().map(each -> audit.path + ": " + each).toList();
    }

    private void expect(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            violations.add("%s: expected %s, found %s".formatted(what, expected, found));
        }
    }

    private void checkView() {
        JsonNode view = read(path + atLeast).data();
        String status = logged.has(LoggedGiveaway.ENDED) ? "ENDED" : "CANCELLED";
        expect("status", status, view.path("status").asText());
        expect("entries", logged.entries().size(), view.path("entries").asInt());
        List<List<String>> rounds = logged.drawn();
        List<String> winners = rounds.isEmpty() ? List.of() : rounds.getLast();
        expect("winners", winners, LoggedGiveaway.texts(view.path("winners")));
    }

    private void checkProof() {
        JsonNode proof = read(path + "/proof" + atLeast).data();
        Map<String, Integer> entries = logged.entries();
        expect("entries in the proof", entries.size(), proof.path("entries").size());
        proof.path("entries")
                .forEach(entry -> expect(
                        "tickets in the proof",
                        entries.getOrDefault(entry.path("userId").asText(), 0),
                        entry.path("tickets").asInt()));
        DrawVerifier.fault(proof).ifPresent(fault -> violations.add("the proof: " + fault));
    }

    private Answer read(String what) {
        return Persistence.accepted(what, () -> place.read(what));
    }
}
