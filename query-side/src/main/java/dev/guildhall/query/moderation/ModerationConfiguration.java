package dev.guildhall.query.moderation;

import dev.guildhall.eventlog.LogReader;
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
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The view of cases, what keeps it going, and its routes. */
@Configuration(proxyBeanMethods = false)
@Import(CaseRoutes.class)
public class ModerationConfiguration {
    @Bean
    CaseViews caseViews(MigratedViews migrated) {
        return new CaseViews(migrated.dataSource(), ViewSchema.LIVE);
    }

    @Bean
    CaseTexts caseViewTexts(LogReader log) {
        return new CaseTexts(log);
    }

    @Bean
    ContentProgress moderationProgress(ContentParts parts) {
        return parts.progress(CaseFeature.GROUP, CaseFeature.EVENT_TYPES);
    }

    /** Who was warned or banned is told of by version alone: who listens may not be who may know. */
    @Bean
    ContentProcessor moderationProcessor(ContentParts parts, CaseViews caseViews, ContentProgress moderationProgress) {
        return parts.processor(new CaseFeature(caseViews), moderationProgress, ignored -> Optional.empty());
    }

    @Bean
    EffectSubjects moderationSubjects(
            ContentParts parts,
            CaseViews caseViews,
            CaseTexts texts,
            ContentProgress moderationProgress,
            ContentProcessor moderationProcessor) {
        return parts.subjects(
                "case",
                CaseEffects.KINDS,
                caseViews,
                found -> shown(found, texts.of(found)),
                moderationProgress,
                moderationProcessor);
    }

    private static Map<String, ShownCase> shown(Collection<CaseView> found, Map<String, CaseTexts.Texts> texts) {
        return found.stream()
                .collect(Collectors.toMap(
                        CaseView::id, view -> ShownCase.of(view, Objects.requireNonNull(texts.get(view.id())))));
    }

    @Bean
    ContentChanges moderationChanges(ContentParts parts, CaseViews caseViews, ContentProgress moderationProgress) {
        return parts.changes(GuildContent.CASES, caseViews, moderationProgress);
    }

    @Bean
    ContentHealth moderationViewHealth(ContentParts parts, ContentProcessor moderationProcessor) {
        return parts.health(moderationProcessor);
    }

    @Bean
    CaseReading caseReading(
            ContentParts parts, CaseViews caseViews, CaseTexts texts, ContentProgress moderationProgress) {
        return new CaseReading(parts.reading(caseViews, moderationProgress, "case"), texts);
    }

    @Bean
    RebuildableView moderationRebuild(ContentRebuilds rebuilds) {
        return rebuilds.of(
                CaseFeature.VERSION,
                CaseFeature.TABLES,
                (data, schema) -> new CaseFeature(new CaseViews(data, schema)));
    }
}
