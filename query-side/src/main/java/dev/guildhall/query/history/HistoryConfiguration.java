package dev.guildhall.query.history;

import dev.guildhall.eventlog.EventTail;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.QuietTransactions;
import dev.guildhall.eventlog.parking.Parkings;
import dev.guildhall.query.configuration.ViewConfiguration.MigratedViews;
import dev.guildhall.query.configuration.ViewLag;
import dev.guildhall.query.configuration.ViewProgress;
import dev.guildhall.query.guild.AtLeast;
import dev.guildhall.query.guild.GuildReading;
import dev.guildhall.query.projection.ViewSchema;
import dev.guildhall.query.rebuild.FollowedView;
import dev.guildhall.query.rebuild.RebuildableView;
import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.serialization.Serializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.PlatformTransactionManager;

/** The timeline and checkpoints of the past, what keeps them going, and their routes. */
@Configuration(proxyBeanMethods = false)
@Import({HistoryRoutes.class, TimeTravelRoutes.class, ExportConfiguration.class})
public class HistoryConfiguration {
    /** How far the timeline is, apart from that of configuration. */
    record TimelineProgress(ViewProgress view) {}

    @Bean
    TimelineProgress timelineProgress(
            MigratedViews migrated, @Lazy Serializer tokenSerializer, MeterRegistry registry) {
        ViewProgress progress = new ViewProgress(migrated.dataSource(), tokenSerializer, TimelineProjection.GROUP);
        new ViewLag(migrated.dataSource(), progress).register(registry, TimelineProjection.GROUP);
        return new TimelineProgress(progress);
    }

    @Bean
    Summaries summaries() {
        return new Summaries();
    }

    @Bean
    TimelineTable timelineTable(MigratedViews migrated, Summaries summaries) {
        return new TimelineTable(migrated.dataSource(), ViewSchema.LIVE, summaries);
    }

    @Bean
    TimelineProcessor timelineProcessor(
            TimelineTable table,
            TimelineProgress progress,
            Parkings parkings,
            EventTail tail,
            TokenStore tokens,
            QuietTransactions transactions) {
        TimelineProjection projection =
                new TimelineProjection(table, progress.view()::advanceTo, parkings.of(TimelineProjection.GROUP));
        return new TimelineProcessor(projection, tail, tokens, transactions);
    }

    @Bean
    TimelineHealth timelineHealth(TimelineProcessor processor, EventTail tail) {
        return new TimelineHealth(processor, tail);
    }

    @Bean
    TimelineSearch timelineSearch(MigratedViews migrated) {
        return new TimelineSearch(migrated.dataSource());
    }

    @Bean
    TimelineReading timelineReading(
            TimelineSearch search,
            GuildReading guilds,
            TimelineProgress progress,
            EventTail tail,
            LogReader log,
            TimelineTable table,
            Summaries summaries) {
        return new TimelineReading(
                guilds,
                new AtLeast(progress.view()::await, tail),
                log,
                search,
                new TimelineEntries(log, table, summaries));
    }

    @Bean
    GuildCheckpoints guildCheckpoints(MigratedViews migrated) {
        return new GuildCheckpoints(migrated.dataSource(), ViewSchema.LIVE);
    }

    @Bean
    PastGuilds pastGuilds(LogReader log, GuildCheckpoints checkpoints) {
        return new PastGuilds(log, checkpoints);
    }

    @Bean
    CheckpointProcessor checkpointProcessor(
            GuildCheckpoints checkpoints,
            PastGuilds past,
            Parkings parkings,
            EventTail tail,
            TokenStore tokens,
            QuietTransactions transactions) {
        CheckpointProjection projection =
                new CheckpointProjection(checkpoints, past, parkings.of(CheckpointProjection.GROUP));
        return new CheckpointProcessor(projection, tail, tokens, transactions);
    }

    @Bean
    CheckpointHealth checkpointHealth(CheckpointProcessor processor, EventTail tail) {
        return new CheckpointHealth(processor, tail);
    }

    @Bean
    RebuildableView timelineRebuild(
            MigratedViews migrated, PlatformTransactionManager transactions, Summaries summaries) {
        return HistoryRebuilds.timeline(
                migrated.dataSource(), FollowedView.transactions(migrated.dataSource(), transactions), summaries);
    }

    @Bean
    RebuildableView checkpointRebuild(MigratedViews migrated, PlatformTransactionManager transactions, LogReader log) {
        return HistoryRebuilds.checkpoints(
                migrated.dataSource(), FollowedView.transactions(migrated.dataSource(), transactions), log);
    }

    @Bean
    TimeTravel timeTravel(
            GuildReading guilds, PastGuilds past, LogReader log, TimelineReading timeline, TimelineSearch search) {
        return new TimeTravel(guilds, past, log, timeline, search);
    }
}
