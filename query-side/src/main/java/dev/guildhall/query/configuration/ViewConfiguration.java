package dev.guildhall.query.configuration;

import dev.guildhall.door.SharedClock;
import dev.guildhall.eventlog.EventTail;
import dev.guildhall.eventlog.QuietTransactions;
import dev.guildhall.eventlog.SchemaMigration;
import dev.guildhall.eventlog.SchemasInPlace;
import dev.guildhall.eventlog.parking.Parkings;
import dev.guildhall.query.QuerySideConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import org.axonframework.eventhandling.tokenstore.AbstractTokenEntry;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The configuration view, and what keeps it going. */
@Configuration(proxyBeanMethods = false)
public class ViewConfiguration {
    /** Proof for the beans below that the schema is there. */
    public record MigratedViews(DataSource dataSource) {}

    @Bean
    MigratedViews migratedViews(DataSource dataSource, ObjectProvider<SchemasInPlace> inPlace) {
        if (inPlace.getIfAvailable() == null) {
            SchemaMigration.migrate(dataSource, QuerySideConfiguration.SCHEMA);
        }
        return new MigratedViews(dataSource);
    }

    @Bean
    GuildViews guildViews(MigratedViews views) {
        return new GuildViews(views.dataSource());
    }

    @Bean
    ViewProgress viewProgress(MigratedViews views, @Lazy Serializer tokenSerializer) {
        return new ViewProgress(views.dataSource(), tokenSerializer);
    }

    @Bean
    SharedGuildReads sharedGuildReads(GuildViews views, ViewProgress progress, EventTail tail) {
        return new SharedGuildReads(views::find, tail::head, progress::reached);
    }

    @Bean
    ViewMeters viewMeters(
            MeterRegistry registry,
            MigratedViews views,
            ViewProgress progress,
            SharedGuildReads reads,
            EventTail tail,
            SharedClock clock) {
        return new ViewMeters(registry, new ViewLag(views.dataSource(), progress), reads, tail, clock);
    }

    @Bean
    ViewChanges viewChanges(GuildViews views, ViewProgress progress, EventTail tail) {
        return new ViewChanges(views, progress, tail::head);
    }

    @Bean
    Parkings parkings(MigratedViews migrated) {
        return new Parkings(migrated.dataSource(), QuerySideConfiguration.SCHEMA);
    }

    @Bean
    ConfigurationProjection configurationProjection(
            MigratedViews migrated,
            Parkings parkings,
            GuildViews views,
            ObjectProvider<WithinBatch> within,
            PlatformTransactionManager transactions,
            ObjectProvider<ViewCommits> told) {
        BatchCommit batches = new BatchCommit(
                views,
                new BatchStatement(migrated.dataSource()),
                within.orderedStream().toList(),
                new TransactionTemplate(transactions),
                parkings.of(ConfigurationProjection.GROUP));
        return new ConfigurationProjection(batches, told.orderedStream().toList());
    }

    @Bean
    ConfigurationProcessor configurationProcessor(
            ConfigurationProjection projection,
            EventTail tail,
            TokenStore tokens,
            QuietTransactions transactions,
            SharedClock clock) {
        // Claims are judged by it: were machines an hour apart, one could not take over from another for an hour.
        AbstractTokenEntry.clock = clock;
        return new ConfigurationProcessor(projection, tail, tokens, transactions);
    }

    @Bean
    ConfigurationHealth configurationViewHealth(ConfigurationProcessor processor, EventTail tail) {
        return new ConfigurationHealth(processor, tail);
    }
}
