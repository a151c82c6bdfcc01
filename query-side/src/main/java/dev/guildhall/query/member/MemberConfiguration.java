package dev.guildhall.query.member;

import dev.guildhall.door.SharedClock;
import dev.guildhall.eventlog.EventTail;
import dev.guildhall.eventlog.QuietTransactions;
import dev.guildhall.query.effect.EffectPolls;
import dev.guildhall.query.effect.Effects;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is decided about members, and what keeps it going. */
@Configuration(proxyBeanMethods = false)
public class MemberConfiguration {
    @Bean
    MemberProjection memberProjection(Effects effects, SharedClock clock, ObjectProvider<EffectPolls> polls) {
        return new MemberProjection(effects, clock, () -> polls.ifAvailable(EffectPolls::wake));
    }

    @Bean
    MemberProcessor memberProcessor(
            MemberProjection projection, EventTail tail, TokenStore tokens, QuietTransactions transactions) {
        return new MemberProcessor(projection, tail, tokens, transactions);
    }

    @Bean
    MemberSubjects memberSubjects(ObjectProvider<MemberProcessor> processor) {
        return new MemberSubjects(() -> processor.stream()
                .noneMatch(one -> one.processor().processingStatus().isEmpty()));
    }

    @Bean
    MemberHealth memberEffectsHealth(MemberProcessor processor, EventTail tail) {
        return new MemberHealth(processor, tail);
    }
}
