package dev.guildhall.query.history;

import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LogReplay;
import dev.guildhall.eventlog.ReplayedEvent;
import dev.guildhall.events.EventCatalogue;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.OfGuild;
import dev.guildhall.query.rebuild.FollowedView;
import dev.guildhall.query.rebuild.RebuildableView;
import dev.guildhall.query.rebuild.ViewTable;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.transaction.support.TransactionOperations;

/** Timeline and checkpoints made anew. Whoever reads the past asks for it each time: nobody holds any of it. */
final class HistoryRebuilds {
    private static final List<ViewTable> TIMELINE = List.of(
            ViewTable.of("timeline_term").increasingBy("position"),
            ViewTable.of("timeline_field"),
            ViewTable.of("timeline_before").ownedBy("log.event", "position").increasingBy("position"));
    private static final List<ViewTable> CHECKPOINTS =
            List.of(ViewTable.of("guild_checkpoint").increasingBy("position"));

    private HistoryRebuilds() {}

    static RebuildableView timeline(DataSource dataSource, TransactionOperations transactions, Summaries summaries) {
        return new FollowedView(
                TimelineProjection.GROUP,
                TimelineProjection.VERSION,
                TIMELINE,
                types(OfGuild.class::isAssignableFrom),
                LogReplay.Detail.METADATA,
                false,
                schema -> timeline(new TimelineTable(dataSource, schema, summaries)),
                transactions);
    }

    private static FollowedView.Following timeline(TimelineTable table) {
        return events ->
                table.write(events.stream().flatMap(HistoryRebuilds::entry).toList());
    }

    private static Stream<TimelineEvent> entry(ReplayedEvent event) {
        return event.payload() instanceof OfGuild of
                ? Stream.of(
                        new TimelineEvent(of, EventCatalogue.typeOf(of.getClass()), event.position(), event.metadata()))
                : Stream.empty();
    }

    static RebuildableView checkpoints(DataSource dataSource, TransactionOperations transactions, LogReader log) {
        return new FollowedView(
                CheckpointProjection.GROUP,
                CheckpointProjection.VERSION,
                CHECKPOINTS,
                types(type -> CheckpointProjection.isOfGuilds(EventCatalogue.typeOf(type))),
                LogReplay.Detail.PLACE,
                false,
                schema -> checkpoints(new GuildCheckpoints(dataSource, schema), log),
                transactions);
    }

    /** Each is made from the one before it, which is made anew as well. */
    private static FollowedView.Following checkpoints(GuildCheckpoints made, LogReader log) {
        PastGuilds past = new PastGuilds(log, made);
        return events -> events.stream()
                .filter(event -> CheckpointProjection.isDue(
                        event.guildId(),
                        event.placed().aggregateId(),
                        event.placed().sequence()))
                .forEach(event -> made.store(past.after(
                        event.guildId(), event.position(), event.placed().sequence())));
    }

    private static List<String> types(Predicate<Class<? extends GuildhallEvent>> wanted) {
        return EventCatalogue.all().stream()
                .filter(wanted)
                .map(EventCatalogue::typeOf)
                .toList();
    }
}
