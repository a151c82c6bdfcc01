package dev.guildhall.query.history;

import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.query.configuration.GuildEvolution;
import dev.guildhall.query.configuration.GuildView;
import dev.guildhall.query.projection.ViewSchema;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Guilds as they were at any moment: a checkpoint, and what came after it folded by the code that makes the live view. Throws
 * Spring's {@code DataAccessException} when PostgreSQL is away. Thread-safe.
 */
public final class PastGuilds {
    /** After so many of a guild's own events it has another checkpoint. */
    public static final int INTERVAL = GuildCheckpoints.INTERVAL;

    private final LogReader log;
    private final GuildCheckpoints checkpoints;

    PastGuilds(LogReader log, GuildCheckpoints checkpoints) {
        this.log = log;
        this.checkpoints = checkpoints;
    }

    /** Over the log and the checkpoints of a data base, for whoever runs no query side. */
    public static PastGuilds of(LogReader log, DataSource dataSource) {
        return new PastGuilds(log, new GuildCheckpoints(dataSource, ViewSchema.LIVE));
    }

    /** Empty when the guild was not known yet. What is to come changes nothing: then it is the guild as it is. */
    public Optional<GuildView> at(String guildId, Moment moment) {
        Optional<GuildCheckpoint> last = checkpoints.last(guildId, moment);
        return Optional.ofNullable(folded(
                guildId,
                moment,
                last.map(GuildCheckpoint::view).orElse(null),
                last.map(checkpoint -> checkpoint.sequence() + 1).orElse(0L)));
    }

    /** The same from the beginning of the guild's history, however long it is: what checkpoints are held against. */
    public Optional<GuildView> fromTheBeginning(String guildId, Moment moment) {
        return Optional.ofNullable(folded(guildId, moment, null, 0));
    }

    /** The checkpoint that belongs right after the guild's event of that number. */
    GuildCheckpoint after(String guildId, long position, long sequence) {
        Moment before = Moment.at(position - 1);
        Optional<GuildCheckpoint> last = checkpoints.last(guildId, before);
        long from = last.map(checkpoint -> checkpoint.sequence() + 1).orElse(0L);
        GuildView view = folded(
                guildId, Moment.at(position), last.map(GuildCheckpoint::view).orElse(null), from);
        LoggedEvent event =
                log.aggregateEvent(AggregateIds.guild(guildId), sequence).orElseThrow();
        if (view == null || view.position() != position) {
            throw new IllegalStateException("the guild's events do not lead to position " + position);
        }
        return new GuildCheckpoint(view, sequence, event.recordedAt());
    }

    private @Nullable GuildView folded(String guildId, Moment moment, @Nullable GuildView begin, long fromSequence) {
        GuildView view = begin;
        long sequence = fromSequence;
        while (true) {
            // From a checkpoint the next one is never reached, so that one page is enough.
            List<LoggedEvent> page =
                    log.aggregatePayloads(AggregateIds.guild(guildId), sequence, GuildCheckpoints.INTERVAL);
            for (LoggedEvent event : page) {
                if (!moment.includes(event)) {
                    return view;
                }
                view = GuildEvolution.evolve(view, event.payload(), event.position());
            }
            if (page.size() < GuildCheckpoints.INTERVAL) {
                return view;
            }
            sequence += page.size();
        }
    }
}
