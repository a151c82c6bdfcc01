package dev.guildhall.e2e.fault.giveaway;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One giveaway's events, in order. */
record LoggedGiveaway(List<Event> events) {
    static final String CREATED = "giveaway.Created";
    static final String STARTED = "giveaway.Started";
    static final String POSTED = "giveaway.MessagePosted";
    static final String ENTERED = "giveaway.Entered";
    static final String WITHDRAWN = "giveaway.EntryWithdrawn";
    static final String ENDED = "giveaway.Ended";
    static final String CANCELLED = "giveaway.Cancelled";
    static final String REROLLED = "giveaway.Rerolled";
    static final String ANNOUNCED = "giveaway.Announced";
    static final String FAILED = "giveaway.DeliveryFailed";

    static final LoggedGiveaway NONE = new LoggedGiveaway(List.of());

    /** @param recordedAt by the data base's clock */
    record Event(long position, String type, Instant recordedAt, JsonNode payload) {}

    LoggedGiveaway and(Event event) {
        List<Event> more = new ArrayList<>(events);
        more.add(event);
        return new LoggedGiveaway(List.copyOf(more));
    }

    List<Event> all(String type) {
        return events.stream().filter(event -> event.type().equals(type)).toList();
    }

    boolean has(String type) {
        return !all(type).isEmpty();
    }

    boolean announced(int round) {
        return all(ANNOUNCED).stream()
                .anyMatch(event -> event.payload().path("round").asInt() == round);
    }

    /** Who took part when it ended, with his tickets. */
    SortedMap<String, Integer> entries() {
        SortedMap<String, Integer> entries = new TreeMap<>();
        for (Event event : events) {
            String userId = event.payload().path("userId").asText();
            if (event.type().equals(ENTERED)) {
                entries.put(userId, event.payload().path("tickets").asInt());
            } else if (event.type().equals(WITHDRAWN)) {
                entries.remove(userId);
            }
        }
        return entries;
    }

    /** Whom each round drew: that of the end first. */
    List<List<String>> drawn() {
        return Stream.concat(all(ENDED).stream(), all(REROLLED).stream())
                .map(event -> texts(event.payload().path("winners")))
                .toList();
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
