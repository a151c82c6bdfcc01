package dev.guildhall.query.member;

import dev.guildhall.door.SharedClock;
import dev.guildhall.query.content.ContentHealth;
import dev.guildhall.query.content.ContentParts;
import dev.guildhall.query.content.ContentProcessor;
import dev.guildhall.query.content.ContentProgress;
import dev.guildhall.query.effect.Effects;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is decided about members, and what keeps it going. */
@Configuration(proxyBeanMethods = false)
public class MemberConfiguration {
    @Bean
    ContentProgress memberProgress(ContentParts parts) {
        return parts.progress(MemberFeature.GROUP, MemberFeature.EVENT_TYPES);
    }

    @Bean
    ContentProcessor memberProcessor(
            ContentParts parts, Effects effects, SharedClock clock, ContentProgress memberProgress) {
        // That somebody came or went was told by the bot that saw it.
        return parts.processor(new MemberFeature(effects, clock), memberProgress, step -> Optional.empty());
    }

    @Bean
    MemberSubjects memberSubjects(ContentProcessor memberProcessor) {
        return new MemberSubjects(
                () -> !memberProcessor.processor().processingStatus().isEmpty());
    }

    @Bean
    ContentHealth memberEffectsHealth(ContentParts parts, ContentProcessor memberProcessor) {
        return parts.health(memberProcessor);
    }
}
