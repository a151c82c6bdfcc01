package dev.guildhall.query.content;

import dev.guildhall.door.SharedClock;
import dev.guildhall.eventlog.EventTail;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.QuietTransactions;
import dev.guildhall.eventlog.parking.Parkings;
import dev.guildhall.query.configuration.ViewConfiguration.MigratedViews;
import dev.guildhall.query.effect.EffectPolls;
import dev.guildhall.query.effect.Effects;
import dev.guildhall.query.guild.GuildReading;
import dev.guildhall.query.invalidation.NoticePublisher;
import dev.guildhall.query.rebuild.FollowedView;
import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.PlatformTransactionManager;

/** What the views of all features are made with. */
@Configuration(proxyBeanMethods = false)
public class ContentConfiguration {
    @Bean
    ContentParts contentParts(
            MigratedViews migrated,
            @Lazy Serializer tokenSerializer,
            LogReader log,
            EventTail tail,
            TokenStore tokens,
            QuietTransactions transactions,
            Parkings parkings,
            MeterRegistry registry,
            SharedClock clock,
            Effects effects,
            ObjectProvider<EffectPolls> polls,
            NoticePublisher publisher,
            GuildReading guilds) {
        ContentParts.Following following = new ContentParts.Following(log, tail, tokens, transactions, parkings);
        ContentParts.Figures figures = new ContentParts.Figures(registry, clock);
        return new ContentParts(migrated, tokenSerializer, following, figures, effects, polls, publisher, guilds);
    }

    @Bean
    ContentRebuilds contentRebuilds(MigratedViews migrated, PlatformTransactionManager transactions) {
        return new ContentRebuilds(
                migrated.dataSource(), FollowedView.transactions(migrated.dataSource(), transactions));
    }
}
