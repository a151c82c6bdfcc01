package dev.guildhall.command.history;

import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.Change;
import dev.guildhall.events.MetadataKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What a guild's own events say about how it was configured. Every change says what it replaced, so that what came after a
 * moment tells how it was then, and nothing from before is read. Throws Spring's {@code DataAccessException} when PostgreSQL
 * is away. Thread-safe.
 */
public final class PastChanges {
    private final LogReader log;

    PastChanges(LogReader log) {
        this.log = log;
    }

    /** @throws ProblemException 404 for a moment before the guild's first, or a position without such a change */
    RevertPlan plan(String guildId, RevertForm form) {
        Long undone = form.position();
        Long position = form.toPosition();
        Instant time = form.toTime();
        if (undone != null) {
            return undoing(guildId, undone, form.module());
        }
        long moment = position != null ? position : time != null ? log.positionAt(time) : 0;
        return backTo(guildId, moment, form.module());
    }

    private RevertPlan backTo(String guildId, long position, @Nullable String module) {
        String guild = AggregateIds.guild(guildId);
        long last = log.sequenceAt(guild, guildId, position)
                .orElseThrow(
                        () -> new ProblemException(ProblemType.NOT_FOUND, "The guild was not known at that moment"));
        Map<ConfiguredField, PastField> fields = new LinkedHashMap<>();
        long known = follow(guild, last + 1, event -> note(event, module, fields));
        return new RevertPlan(List.copyOf(fields.values()), known);
    }

    private RevertPlan undoing(String guildId, long position, @Nullable String module) {
        String guild = AggregateIds.guild(guildId);
        LoggedEvent change = log.aggregateEvent(
                        guild, log.sequenceAt(guild, guildId, position).orElse(-1))
                .filter(event -> event.position() == position
                        && !FieldChange.of(event.payload()).isEmpty())
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "There is no change of settings or modules at that position"));
        List<LoggedEvent> request = request(change);
        Map<ConfiguredField, PastField> fields = new LinkedHashMap<>();
        request.forEach(event -> note(event, module, fields));
        long known = follow(guild, request.getLast().sequence() + 1, event -> noteLater(event, fields));
        return new RevertPlan(List.copyOf(fields.values()), known);
    }

    /** What was there before the first change of a field is what it had. */
    private static void note(LoggedEvent event, @Nullable String module, Map<ConfiguredField, PastField> fields) {
        for (FieldChange change : FieldChange.of(event.payload())) {
            ConfiguredField field = change.field();
            if (module == null || module.equals(field.module())) {
                fields.putIfAbsent(field, new PastField(field, change.before(), new ArrayList<>()));
            }
        }
    }

    private static void noteLater(LoggedEvent event, Map<ConfiguredField, PastField> fields) {
        for (FieldChange change : FieldChange.of(event.payload())) {
            PastField past = fields.get(change.field());
            if (past != null && past.later().size() < Conflict.MAX_TOLD) {
                past.later().add(event.position());
            }
        }
    }

    /** One request is one change to whoever gave it, however many events it led to; they stand side by side. */
    private List<LoggedEvent> request(LoggedEvent change) {
        List<LoggedEvent> events = new ArrayList<>(beside(change, -1).reversed());
        events.add(change);
        events.addAll(beside(change, 1));
        return events;
    }

    private List<LoggedEvent> beside(LoggedEvent change, long step) {
        String request = change.metadata().get(MetadataKeys.CAUSATION_ID);
        List<LoggedEvent> events = new ArrayList<>();
        LongStream.iterate(change.sequence() + step, sequence -> sequence + step)
                .mapToObj(sequence -> log.aggregateEvent(change.aggregateId(), sequence))
                .takeWhile(event -> request != null
                        && event.isPresent()
                        && request.equals(event.get().metadata().get(MetadataKeys.CAUSATION_ID)))
                .forEach(event -> event.ifPresent(events::add));
        return events;
    }

    /** Answers the sequence number of the last event that there is. */
    private long follow(String guild, long fromSequence, Consumer<LoggedEvent> with) {
        long sequence = fromSequence;
        List<LoggedEvent> page;
        do {
            page = log.aggregatePayloads(guild, sequence, LogReader.MAX_PAGE);
            page.forEach(with);
            sequence += page.size();
        } while (page.size() == LogReader.MAX_PAGE);
        return sequence - 1;
    }

    /** What was carried out under a command's id a short time ago; empty when nothing was. */
    public List<Change> carriedOut(String guildId, UUID commandId) {
        String guild = AggregateIds.guild(guildId);
        long from = log.lastSequence(guild).orElse(0) + 1 - LogReader.MAX_PAGE;
        return log.aggregateEvents(guild, Math.max(0, from)).stream()
                .filter(event -> commandId.toString().equals(event.metadata().get(MetadataKeys.CAUSATION_ID)))
                .flatMap(event -> FieldChange.of(event.payload()).stream())
                .map(FieldChange::told)
                .toList();
    }
}
