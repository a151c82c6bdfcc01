package dev.guildhall.query.rebuild;

import dev.guildhall.eventlog.LogReplay;
import dev.guildhall.query.configuration.Cause;
import dev.guildhall.query.configuration.GuildViews;
import dev.guildhall.query.configuration.ViewConfiguration.MigratedViews;
import dev.guildhall.query.invalidation.InvalidationPublisher;
import dev.guildhall.query.projection.OpenRebuilds;
import dev.guildhall.query.projection.Steering;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.axonframework.serialization.Serializer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Rebuilds as beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RebuildProperties.class)
@Import(RebuildRoutes.class)
public class RebuildConfiguration {
    @Bean
    Workshop rebuildWorkshop(
            MigratedViews migrated,
            PlatformTransactionManager transactions,
            @Lazy Serializer tokenSerializer,
            LogReplay log,
            RebuildProperties properties,
            GuildViews views,
            InvalidationPublisher publisher) {
        return Workshop.of(
                migrated.dataSource(),
                transactions,
                tokenSerializer,
                log,
                new Budget(properties),
                guildId -> views.find(guildId).ifPresent(view -> publisher.reload(view, Cause.UNKNOWN)),
                Steps.IGNORED);
    }

    @Bean
    RebuildableView configurationRebuild(MigratedViews migrated) {
        return new ConfigurationView(migrated.dataSource());
    }

    @Bean
    RebuildDesk rebuildDesk(
            Workshop workshop,
            PlatformTransactionManager transactions,
            Steering steering,
            List<RebuildableView> views) {
        return new RebuildDesk(workshop, new TransactionTemplate(transactions), steering, views);
    }

    @Bean
    RebuildMeters rebuildMeters(Workshop workshop, MeterRegistry registry, List<RebuildableView> views) {
        RebuildMeters meters = new RebuildMeters(workshop.rebuilds());
        views.forEach(view -> meters.register(registry, view.projection()));
        return meters;
    }

    @Bean
    OpenRebuilds openRebuilds(RebuildDesk desk) {
        return desk::openOf;
    }

    @Bean
    RebuildStreams rebuildStreams() {
        return new RebuildStreams();
    }
}
