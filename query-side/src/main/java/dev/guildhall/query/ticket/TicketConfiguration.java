package dev.guildhall.query.ticket;

import dev.guildhall.eventlog.LogReader;
import dev.guildhall.events.wire.GuildContent;
import dev.guildhall.query.configuration.ViewConfiguration.MigratedViews;
import dev.guildhall.query.content.ContentHealth;
import dev.guildhall.query.content.ContentParts;
import dev.guildhall.query.content.ContentProcessor;
import dev.guildhall.query.content.ContentProgress;
import dev.guildhall.query.content.ContentRebuilds;
import dev.guildhall.query.effect.EffectSubjects;
import dev.guildhall.query.effect.Effects;
import dev.guildhall.query.invalidation.ContentChanges;
import dev.guildhall.query.projection.ViewSchema;
import dev.guildhall.query.rebuild.RebuildableView;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The view of tickets, what keeps it going, and its routes. */
@Configuration(proxyBeanMethods = false)
@Import({PastTicketRoutes.class, TicketRoutes.class, TranscriptRoutes.class})
public class TicketConfiguration {
    @Bean
    TicketViews ticketViews(MigratedViews migrated) {
        return new TicketViews(migrated.dataSource(), ViewSchema.LIVE);
    }

    @Bean
    PanelViews panelViews(MigratedViews migrated) {
        return new PanelViews(migrated.dataSource(), ViewSchema.LIVE);
    }

    @Bean
    TicketMessages ticketMessages(MigratedViews migrated) {
        return new TicketMessages(migrated.dataSource(), ViewSchema.LIVE);
    }

    @Bean
    TicketTexts ticketViewTexts(LogReader log) {
        return new TicketTexts(log);
    }

    @Bean
    Transcripts transcripts(TicketMessages messages, LogReader log) {
        return new Transcripts(messages, log);
    }

    @Bean
    ContentProgress ticketProgress(ContentParts parts) {
        return parts.progress(TicketFeature.GROUP, TicketFeature.EVENT_TYPES);
    }

    @Bean
    ContentProcessor ticketProcessor(
            ContentParts parts,
            TicketViews tickets,
            PanelViews panels,
            TicketMessages messages,
            ContentProgress ticketProgress) {
        return parts.processor(new TicketFeature(tickets, panels, messages), ticketProgress, TicketNotices::notice);
    }

    @Bean
    EffectSubjects ticketSubjects(
            ContentParts parts,
            TicketViews tickets,
            TicketTexts texts,
            ContentProgress ticketProgress,
            ContentProcessor ticketProcessor) {
        return parts.subjects(
                "ticket",
                TicketEffects.KINDS,
                tickets,
                found -> shown(found, texts.of(found)),
                ticketProgress,
                ticketProcessor);
    }

    private static Map<String, ShownTicket> shown(Collection<TicketView> found, Map<String, TicketTexts.Texts> texts) {
        return found.stream()
                .collect(Collectors.toMap(
                        TicketView::id,
                        view -> ShownTicket.of(view, Objects.requireNonNull(texts.get(view.ticketId())))));
    }

    @Bean
    EffectSubjects panelSubjects(
            ContentParts parts, PanelViews panels, ContentProgress ticketProgress, ContentProcessor ticketProcessor) {
        return parts.subjects(
                "panel",
                Set.of(PanelEffects.PANEL),
                panels,
                found -> found.stream().collect(Collectors.toMap(PanelView::id, ShownPanel::of)),
                ticketProgress,
                ticketProcessor);
    }

    @Bean
    ContentChanges ticketChanges(ContentParts parts, TicketViews tickets, ContentProgress ticketProgress) {
        return parts.changes(GuildContent.TICKETS, tickets, ticketProgress);
    }

    @Bean
    ContentHealth ticketViewHealth(ContentParts parts, ContentProcessor ticketProcessor) {
        return parts.health(ticketProcessor);
    }

    @Bean
    TicketReading ticketReading(
            ContentParts parts,
            TicketViews tickets,
            TicketTexts texts,
            ContentProgress ticketProgress,
            Effects effects) {
        return new TicketReading(parts.reading(tickets, ticketProgress, "ticket"), texts, effects);
    }

    @Bean
    RebuildableView ticketRebuild(ContentRebuilds rebuilds) {
        return rebuilds.of(
                TicketFeature.VERSION,
                TicketFeature.TABLES,
                (data, schema) -> new TicketFeature(
                        new TicketViews(data, schema), new PanelViews(data, schema), new TicketMessages(data, schema)));
    }
}
