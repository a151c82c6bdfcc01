package dev.guildhall.query.giveaway;

import dev.guildhall.door.SharedClock;
import dev.guildhall.eventlog.EventTail;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.QuietTransactions;
import dev.guildhall.query.configuration.ViewConfiguration.MigratedViews;
import dev.guildhall.query.effect.EffectPolls;
import dev.guildhall.query.effect.Effects;
import dev.guildhall.query.guild.AtLeast;
import dev.guildhall.query.guild.GuildReading;
import dev.guildhall.query.invalidation.NoticePublisher;
import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;

/** The view of giveaways, what keeps it going, and its routes. */
@Configuration(proxyBeanMethods = false)
@Import(GiveawayRoutes.class)
public class GiveawayConfiguration {
    @Bean
    GiveawayViews giveawayViews(MigratedViews migrated) {
        return new GiveawayViews(migrated.dataSource());
    }

    @Bean
    GiveawayEntries giveawayEntries(MigratedViews migrated) {
        return new GiveawayEntries(migrated.dataSource());
    }

    @Bean
    GiveawayProgress giveawayProgress(MigratedViews migrated, @Lazy Serializer tokenSerializer) {
        return new GiveawayProgress(migrated.dataSource(), tokenSerializer);
    }

    @Bean
    GiveawayProjection giveawayProjection(
            GiveawayViews views, GiveawayEntries entries, Effects effects, ObjectProvider<GiveawayCommits> told) {
        return new GiveawayProjection(
                views, entries, effects, told.orderedStream().toList());
    }

    @Bean
    GiveawayProcessor giveawayProcessor(
            GiveawayProjection projection, EventTail tail, TokenStore tokens, QuietTransactions transactions) {
        return new GiveawayProcessor(projection, tail, tokens, transactions);
    }

    @Bean
    GiveawaySubjects giveawaySubjects(
            GiveawayViews views,
            LogReader log,
            GiveawayProgress progress,
            ObjectProvider<GiveawayProcessor> processor) {
        return new GiveawaySubjects(
                views,
                log::head,
                progress::watermark,
                () -> processor.stream()
                        .noneMatch(one -> one.processor().processingStatus().isEmpty()));
    }

    @Bean
    GiveawayChanges giveawayChanges(GiveawayViews views, GiveawayProgress progress, EventTail tail) {
        return new GiveawayChanges(views, progress::knownOf, tail::head);
    }

    @Bean
    GiveawayNotices giveawayNotices(NoticePublisher publisher) {
        return new GiveawayNotices(publisher);
    }

    @Bean
    GiveawayCommits giveawayEffectsWakeUp(EffectPolls polls) {
        return batch -> {
            if (batch.due()) {
                polls.wake();
            }
        };
    }

    @Bean
    GiveawayMeters giveawayMeters(
            MeterRegistry registry, MigratedViews migrated, GiveawayProgress progress, SharedClock clock) {
        return new GiveawayMeters(registry, new GiveawayLag(migrated.dataSource(), progress::watermark), clock);
    }

    @Bean
    GiveawayHealth giveawayViewHealth(GiveawayProcessor processor, EventTail tail) {
        return new GiveawayHealth(processor, tail);
    }

    @Bean
    GiveawayReading giveawayReading(
            GuildReading guilds,
            GiveawayProgress progress,
            EventTail tail,
            GiveawayViews views,
            GiveawayEntries entries) {
        return new GiveawayReading(guilds, new AtLeast(progress::await, tail), views, entries);
    }
}
