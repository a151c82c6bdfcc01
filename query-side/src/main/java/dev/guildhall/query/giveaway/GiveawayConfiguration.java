package dev.guildhall.query.giveaway;

import dev.guildhall.events.wire.GuildContent;
import dev.guildhall.query.configuration.ViewConfiguration.MigratedViews;
import dev.guildhall.query.content.ContentHealth;
import dev.guildhall.query.content.ContentParts;
import dev.guildhall.query.content.ContentProcessor;
import dev.guildhall.query.content.ContentProgress;
import dev.guildhall.query.content.ContentRebuilds;
import dev.guildhall.query.effect.EffectSubjects;
import dev.guildhall.query.invalidation.ContentChanges;
import dev.guildhall.query.projection.ViewSchema;
import dev.guildhall.query.rebuild.RebuildableView;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The view of giveaways, what keeps it going, and its routes. */
@Configuration(proxyBeanMethods = false)
@Import({GiveawayRoutes.class, PastGiveawayRoutes.class})
public class GiveawayConfiguration {
    @Bean
    GiveawayViews giveawayViews(MigratedViews migrated) {
        return new GiveawayViews(migrated.dataSource(), ViewSchema.LIVE);
    }

    @Bean
    GiveawayEntries giveawayEntries(MigratedViews migrated) {
        return new GiveawayEntries(migrated.dataSource(), ViewSchema.LIVE);
    }

    @Bean
    ContentProgress giveawayProgress(ContentParts parts) {
        return parts.progress(GiveawayFeature.GROUP, GiveawayFeature.EVENT_TYPES);
    }

    @Bean
    ContentProcessor giveawayProcessor(
            ContentParts parts, GiveawayViews views, GiveawayEntries entries, ContentProgress giveawayProgress) {
        return parts.processor(new GiveawayFeature(views, entries), giveawayProgress, GiveawayNotices::notice);
    }

    @Bean
    EffectSubjects giveawaySubjects(
            ContentParts parts,
            GiveawayViews views,
            ContentProgress giveawayProgress,
            ContentProcessor giveawayProcessor) {
        return parts.subjects(
                "giveaway",
                GiveawayEffects.KINDS,
                views,
                found -> found.stream().collect(Collectors.toMap(GiveawayView::id, ShownGiveaway::of)),
                giveawayProgress,
                giveawayProcessor);
    }

    @Bean
    ContentChanges giveawayChanges(ContentParts parts, GiveawayViews views, ContentProgress giveawayProgress) {
        return parts.changes(GuildContent.GIVEAWAYS, views, giveawayProgress);
    }

    @Bean
    ContentHealth giveawayViewHealth(ContentParts parts, ContentProcessor giveawayProcessor) {
        return parts.health(giveawayProcessor);
    }

    @Bean
    GiveawayReading giveawayReading(
            ContentParts parts, GiveawayViews views, GiveawayEntries entries, ContentProgress giveawayProgress) {
        return new GiveawayReading(parts.reading(views, giveawayProgress, "giveaway"), entries);
    }

    @Bean
    RebuildableView giveawayRebuild(ContentRebuilds rebuilds) {
        return rebuilds.of(
                GiveawayFeature.VERSION,
                GiveawayFeature.TABLES,
                (data, schema) ->
                        new GiveawayFeature(new GiveawayViews(data, schema), new GiveawayEntries(data, schema)));
    }
}
