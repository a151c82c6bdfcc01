package dev.guildhall.query.content;

import dev.guildhall.door.SharedClock;
import dev.guildhall.eventlog.EventTail;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.QuietTransactions;
import dev.guildhall.eventlog.parking.Parkings;
import dev.guildhall.events.wire.DiscordEvent;
import dev.guildhall.events.wire.GuildContent;
import dev.guildhall.query.configuration.ViewConfiguration.MigratedViews;
import dev.guildhall.query.effect.EffectPolls;
import dev.guildhall.query.effect.EffectSubjects;
import dev.guildhall.query.effect.Effects;
import dev.guildhall.query.guild.AtLeast;
import dev.guildhall.query.guild.GuildReading;
import dev.guildhall.query.invalidation.ContentChanges;
import dev.guildhall.query.invalidation.NoticePublisher;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;

/** Makes what keeps a feature's view going, and lets it be read. Each part is a bean of the feature's own. */
public final class ContentParts {
    /** The log, and how it is followed. */
    record Following(
            LogReader log, EventTail tail, TokenStore tokens, QuietTransactions transactions, Parkings parkings) {}

    /** Where figures go, and by which clock. */
    record Figures(MeterRegistry registry, SharedClock clock) {}

    private final MigratedViews migrated;
    private final Serializer tokenSerializer;
    private final Following following;
    private final Figures figures;
    private final Effects effects;
    private final ObjectProvider<EffectPolls> polls;
    private final NoticePublisher publisher;
    private final GuildReading guilds;

    /** @param polls asked for when it is needed: it is itself made with the subjects of all features */
    ContentParts(
            MigratedViews migrated,
            Serializer tokenSerializer,
            Following following,
            Figures figures,
            Effects effects,
            ObjectProvider<EffectPolls> polls,
            NoticePublisher publisher,
            GuildReading guilds) {
        this.migrated = migrated;
        this.tokenSerializer = tokenSerializer;
        this.following = following;
        this.figures = figures;
        this.effects = effects;
        this.polls = polls;
        this.publisher = publisher;
        this.guilds = guilds;
    }

    /**
     * @param group the processing group that makes the view
     * @param types what the types of the feature's events begin with
     */
    public ContentProgress progress(String group, String types) {
        return new ContentProgress(migrated.dataSource(), tokenSerializer, group, types);
    }

    /** @param notice what is told of a step, if it is told of at all */
    public <E, V> ContentProcessor processor(
            ContentFeature<E, V> feature,
            ContentProgress progress,
            Function<ContentStep<E, V>, Optional<DiscordEvent>> notice) {
        ContentLag lag = new ContentLag(migrated.dataSource(), feature.types(), progress::watermark);
        List<ContentCommits<E, V>> told = List.of(
                batch -> progress.advanceTo(batch.position()),
                new ContentNotices<>(publisher, notice),
                new ContentMeters<>(figures.registry(), feature.group(), lag, figures.clock()),
                batch -> {
                    if (batch.due()) {
                        polls.getObject().wake();
                    }
                });
        return new ContentProcessor(
                new ContentProjection<>(
                        feature, effects, told, following.parkings().of(feature.group())),
                following.tail(),
                following.tokens(),
                following.transactions());
    }

    public ContentHealth health(ContentProcessor processor) {
        return new ContentHealth(processor, following.tail());
    }

    /**
     * @param member under which name they are given out
     * @param shapes all that is needed to show them in Discord, as JSON, by id
     */
    public <V extends ContentView> EffectSubjects subjects(
            String member,
            Set<String> kinds,
            ContentTable<V> views,
            Function<Collection<V>, Map<String, ?>> shapes,
            ContentProgress progress,
            ContentProcessor processor) {
        DecidedHistory history = new DecidedHistory(
                following.log()::head,
                progress::knownOf,
                () -> !processor.processor().processingStatus().isEmpty());
        return new ContentSubjects<>(member, kinds, views, shapes, history);
    }

    public ContentChanges changes(GuildContent content, ContentTable<?> views, ContentProgress progress) {
        return new ContentViewChanges(content, views, progress::knownOf, following.tail()::head);
    }

    /** @param what one of them is called */
    public <V extends ContentView> ContentReading<V> reading(
            ContentTable<V> views, ContentProgress progress, String what) {
        AtLeast atLeast = new AtLeast(progress::await, following.tail());
        return new ContentReading<>(guilds, atLeast, progress.group(), views, what);
    }
}
