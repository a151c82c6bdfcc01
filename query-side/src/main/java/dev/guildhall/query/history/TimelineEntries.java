package dev.guildhall.query.history;

import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.events.Change;
import dev.guildhall.events.MetadataKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells entries, from the log and at the moment when they are asked for: whatever was erased since reads {@link
 * dev.guildhall.events.SealedValue#ERASED}. Throws Spring's {@code DataAccessException} when PostgreSQL is away.
 * Thread-safe.
 */
final class TimelineEntries {
    private final LogReader log;
    private final TimelineTable table;
    private final Summaries summaries;

    TimelineEntries(LogReader log, TimelineTable table, Summaries summaries) {
        this.log = log;
        this.table = table;
        this.summaries = summaries;
    }

    /** In the order of the positions. At most {@link LogReader#MAX_PAGE}. */
    List<TimelineEntry> at(List<Long> positions, Locale locale) {
        if (positions.isEmpty()) {
            return List.of();
        }
        Map<Long, LoggedEvent> events = read(positions);
        Map<Long, Map<String, Long>> before = table.before(positions);
        Map<Long, LoggedEvent> setters = read(before.values().stream()
                .flatMap(fields -> fields.values().stream())
                .distinct()
                .toList());
        return positions.stream()
                .map(position -> Objects.requireNonNull(events.get(position), "the timeline knows more than the log"))
                .map(event ->
                        entry(event, changes(event, before.getOrDefault(event.position(), Map.of()), setters), locale))
                .toList();
    }

    private Map<Long, LoggedEvent> read(Collection<Long> positions) {
        List<Long> left = new ArrayList<>(positions);
        Map<Long, LoggedEvent> found = new HashMap<>();
        for (int i = 0; i < left.size(); i += LogReader.MAX_PAGE) {
            log.at(left.subList(i, Math.min(left.size(), i + LogReader.MAX_PAGE)))
                    .forEach(event -> found.put(event.position(), event));
        }
        return found;
    }

    private static List<Change> changes(LoggedEvent event, Map<String, Long> before, Map<Long, LoggedEvent> setters) {
        return Facts.of(event.payload()).stream()
                .map(fact -> new Change(
                        fact.path(),
                        fact.said() ? fact.before() : value(fact.path(), before.get(fact.path()), setters),
                        fact.after()))
                .filter(change -> !Objects.equals(change.before(), change.after()))
                .toList();
    }

    private static @Nullable Object value(String path, @Nullable Long setAt, Map<Long, LoggedEvent> setters) {
        LoggedEvent setter = setAt == null ? null : setters.get(setAt);
        if (setter == null) {
            return null;
        }
        for (Fact fact : Facts.of(setter.payload())) {
            if (fact.path().equals(path)) {
                return fact.after();
            }
        }
        return null;
    }

    private TimelineEntry entry(LoggedEvent event, List<Change> changes, Locale locale) {
        Map<String, String> metadata = event.metadata();
        return new TimelineEntry(
                event.position(),
                event.recordedAt(),
                event.type(),
                TimelineEntry.Who.of(metadata),
                metadata.get(MetadataKeys.ORIGIN),
                metadata.get(MetadataKeys.REASON),
                metadata.get(MetadataKeys.CORRELATION_ID),
                metadata.get(MetadataKeys.CAUSATION_ID),
                Kind.module(event.type(), event.payload()),
                Kind.isRoutine(event.type()),
                summaries.of(event.type(), event.payload(), locale),
                changes);
    }
}
