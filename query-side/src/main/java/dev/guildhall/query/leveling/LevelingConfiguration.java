package dev.guildhall.query.leveling;

import dev.guildhall.door.SharedClock;
import dev.guildhall.events.wire.GuildContent;
import dev.guildhall.query.configuration.SharedGuildReads;
import dev.guildhall.query.configuration.ViewConfiguration.MigratedViews;
import dev.guildhall.query.configuration.ViewProgress;
import dev.guildhall.query.content.ContentHealth;
import dev.guildhall.query.content.ContentParts;
import dev.guildhall.query.content.ContentProcessor;
import dev.guildhall.query.content.ContentProgress;
import dev.guildhall.query.content.ContentRebuilds;
import dev.guildhall.query.effect.EffectSubjects;
import dev.guildhall.query.effect.Effects;
import dev.guildhall.query.effect.PassingEffects;
import dev.guildhall.query.invalidation.ContentChanges;
import dev.guildhall.query.projection.ViewSchema;
import dev.guildhall.query.rebuild.RebuildableView;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The view of what members have earned, what keeps it going, and its routes. */
@Configuration(proxyBeanMethods = false)
@Import(LevelRoutes.class)
public class LevelingConfiguration {
    @Bean
    LevelViews levelViews(MigratedViews migrated) {
        return new LevelViews(migrated.dataSource(), ViewSchema.LIVE);
    }

    @Bean
    Leaderboard leaderboard(MigratedViews migrated) {
        return new Leaderboard(migrated.dataSource());
    }

    @Bean
    ContentProgress levelProgress(ContentParts parts) {
        return parts.progress(LevelFeature.GROUP, LevelFeature.EVENT_TYPES);
    }

    @Bean
    ContentProcessor levelProcessor(
            ContentParts parts,
            LevelViews levelViews,
            ContentProgress levelProgress,
            Effects effects,
            SharedClock clock) {
        PassingEffects passing = effects.passing(LevelEffects.ALL_KINDS, LevelFeature.KEPT);
        return parts.processor(
                new LevelFeature(levelViews, passing, clock), levelProgress, ignored -> Optional.empty());
    }

    @Bean
    EffectSubjects levelSubjects(
            ContentParts parts,
            LevelViews levelViews,
            SharedGuildReads guilds,
            ViewProgress viewProgress,
            ContentProgress levelProgress,
            ContentProcessor levelProcessor) {
        return parts.subjects(
                "level",
                LevelEffects.KINDS,
                levelViews,
                new ShownLevels(guilds, viewProgress),
                levelProgress,
                levelProcessor);
    }

    @Bean
    ContentChanges levelChanges(ContentParts parts, LevelViews levelViews, ContentProgress levelProgress) {
        return parts.changes(GuildContent.LEADERBOARD, levelViews, levelProgress);
    }

    @Bean
    ContentHealth levelViewHealth(ContentParts parts, ContentProcessor levelProcessor) {
        return parts.health(levelProcessor);
    }

    @Bean
    LevelReading levelReading(
            ContentParts parts, LevelViews levelViews, Leaderboard leaderboard, ContentProgress levelProgress) {
        return new LevelReading(parts.reading(levelViews, levelProgress, "level"), levelViews, leaderboard);
    }

    @Bean
    RebuildableView levelRebuild(ContentRebuilds rebuilds, Effects effects, SharedClock clock) {
        PassingEffects passing = effects.passing(LevelEffects.ALL_KINDS, LevelFeature.KEPT);
        return rebuilds.of(
                LevelFeature.VERSION,
                LevelFeature.TABLES,
                (data, schema) -> new LevelFeature(new LevelViews(data, schema), passing, clock));
    }
}
