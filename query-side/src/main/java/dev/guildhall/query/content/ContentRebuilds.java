package dev.guildhall.query.content;

import dev.guildhall.eventlog.LogReplay;
import dev.guildhall.eventlog.ReplayedEvent;
import dev.guildhall.events.EventCatalogue;
import dev.guildhall.query.configuration.Cause;
import dev.guildhall.query.projection.ViewSchema;
import dev.guildhall.query.rebuild.FollowedView;
import dev.guildhall.query.rebuild.RebuildableView;
import dev.guildhall.query.rebuild.ViewTable;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Lets features' views be made anew. They follow the log as the live ones do; nothing is decided by that, and nobody told.
 * Thread-safe.
 */
public final class ContentRebuilds {
    /** A feature whose view stands elsewhere. */
    @FunctionalInterface
    public interface Elsewhere<E, V> {
        ContentFeature<E, V> in(DataSource dataSource, ViewSchema schema);
    }

    private final DataSource dataSource;
    private final TransactionOperations transactions;

    ContentRebuilds(DataSource dataSource, TransactionOperations transactions) {
        this.dataSource = dataSource;
        this.transactions = transactions;
    }

    /**
     * @param version goes up whenever the same events make other rows
     * @param tables each after those that say which guild its rows are of
     */
    public <E, V> RebuildableView of(int version, List<ViewTable> tables, Elsewhere<E, V> elsewhere) {
        Function<ViewSchema, ContentFeature<E, V>> feature = schema -> elsewhere.in(dataSource, schema);
        ContentFeature<E, V> live = feature.apply(ViewSchema.LIVE);
        return new FollowedView(
                live.group(),
                version,
                tables,
                types(live.types()),
                LogReplay.Detail.PLACE,
                true,
                schema -> following(feature.apply(schema)),
                transactions);
    }

    private static List<String> types(String prefix) {
        return EventCatalogue.all().stream()
                .map(EventCatalogue::typeOf)
                .filter(type -> type.startsWith(prefix))
                .toList();
    }

    private static <E, V> FollowedView.Following following(ContentFeature<E, V> feature) {
        return events -> {
            List<ContentStep<E, V>> ignored = feature.follow(
                    events.stream().flatMap(event -> event(feature, event)).toList());
        };
    }

    private static <E, V> Stream<ContentEvent<E>> event(ContentFeature<E, V> feature, ReplayedEvent event) {
        Optional<E> payload = feature.event(event.payload());
        return payload.stream()
                .map(one -> new ContentEvent<>(
                        one, event.position(), event.placed().recordedAt().toEpochMilli(), Cause.UNKNOWN));
    }
}
