package dev.guildhall.query.music;

import dev.guildhall.eventlog.LogReader;
import dev.guildhall.events.wire.GuildContent;
import dev.guildhall.query.configuration.ViewConfiguration.MigratedViews;
import dev.guildhall.query.content.ContentHealth;
import dev.guildhall.query.content.ContentParts;
import dev.guildhall.query.content.ContentProcessor;
import dev.guildhall.query.content.ContentProgress;
import dev.guildhall.query.content.ContentRebuilds;
import dev.guildhall.query.invalidation.ContentChanges;
import dev.guildhall.query.projection.ViewSchema;
import dev.guildhall.query.rebuild.RebuildableView;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The view of queues, what keeps it going, and its route. */
@Configuration(proxyBeanMethods = false)
@Import(QueueRoutes.class)
public class MusicConfiguration {
    @Bean
    QueueViews musicQueueViews(MigratedViews migrated) {
        return new QueueViews(migrated.dataSource(), ViewSchema.LIVE);
    }

    @Bean
    ContentProgress musicProgress(ContentParts parts) {
        return parts.progress(MusicFeature.GROUP, MusicFeature.EVENT_TYPES);
    }

    /** Told of by version alone: what is wanted to be heard is nothing that happened in Discord. */
    @Bean
    ContentProcessor musicProcessor(ContentParts parts, QueueViews views, ContentProgress musicProgress) {
        return parts.processor(new MusicFeature(views), musicProgress, ignored -> Optional.empty());
    }

    @Bean
    ContentChanges musicChanges(ContentParts parts, QueueViews views, ContentProgress musicProgress) {
        return parts.changes(GuildContent.MUSIC_QUEUE, views, musicProgress);
    }

    @Bean
    ContentHealth musicViewHealth(ContentParts parts, ContentProcessor musicProcessor) {
        return parts.health(musicProcessor);
    }

    @Bean
    QueueReading musicQueueReading(ContentParts parts, QueueViews views, LogReader log, ContentProgress musicProgress) {
        return new QueueReading(parts.reading(views, musicProgress, "queue"), views, new QueueTexts(log));
    }

    @Bean
    RebuildableView musicRebuild(ContentRebuilds rebuilds) {
        return rebuilds.of(
                MusicFeature.VERSION,
                MusicFeature.TABLES,
                (data, schema) -> new MusicFeature(new QueueViews(data, schema)));
    }
}
