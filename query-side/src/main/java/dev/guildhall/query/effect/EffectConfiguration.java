package dev.guildhall.query.effect;

import dev.guildhall.eventlog.EventTail;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.query.configuration.ViewConfiguration.MigratedViews;
import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.common.stream.BlockingStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Effects, and how bots and operators get at them. */
@Configuration(proxyBeanMethods = false)
@Import({EffectRoutes.class, EffectOperations.class})
public class EffectConfiguration {
    @Bean
    Effects effects(MigratedViews migrated) {
        return new Effects(migrated.dataSource());
    }

    @Bean
    EffectDesk effectDesk(
            Effects effects, ObjectProvider<EffectSubjects> subjects, PlatformTransactionManager transactions) {
        return new EffectDesk(effects, subjects.orderedStream().toList(), new TransactionTemplate(transactions));
    }

    @Bean
    EffectPolls effectPolls(EffectDesk desk, EventTail tail) {
        return new EffectPolls(desk, moved -> {
            // Nothing is read from it: it only tells when there is more.
            BlockingStream<?> stream = tail.openStream(null);
            stream.setOnAvailableCallback(moved);
            return stream::close;
        });
    }

    @Bean
    EffectOrders effectOrders(
            Effects effects,
            LogReader log,
            EventTail tail,
            EffectPolls polls,
            PlatformTransactionManager transactions) {
        return new EffectOrders(effects, log, tail, polls, new TransactionTemplate(transactions));
    }

    @Bean
    EffectMeters effectMeters(MeterRegistry registry, Effects effects) {
        return new EffectMeters(registry, effects);
    }
}
