package dev.guildhall.command.deadline;

import dev.guildhall.command.deadline.DeadlineLetterConfiguration.DeadlineLetters;
import dev.guildhall.command.deadline.DeadlineLetterConfiguration.DeadlineParkings;
import dev.guildhall.command.schema.CommandSchema;
import dev.guildhall.door.SharedClock;
import dev.guildhall.door.access.Operators;
import dev.guildhall.eventlog.EventTail;
import dev.guildhall.eventlog.QuietTransactions;
import dev.guildhall.eventlog.letter.LetterPages;
import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.eventhandling.tokenstore.AbstractTokenEntry;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is decided at certain times, as beans. */
@Configuration(proxyBeanMethods = false)
@Import(DeadlineLetterConfiguration.class)
public class DeadlineConfiguration {
    @Bean
    DeadlineTable deadlineTable(CommandSchema schema) {
        return new DeadlineTable(schema.jdbc());
    }

    @Bean
    DeadlineExecutor deadlineExecutor(
            DeadlineTable table,
            PlatformTransactionManager transactions,
            ObjectProvider<DeadlineRule> rules,
            MeterRegistry registry) {
        return new DeadlineExecutor(
                table,
                new TransactionTemplate(transactions),
                new Decisions(rules.orderedStream().toList(), new DeadlineMeters(registry, table)));
    }

    @Bean
    DeadlineRoutes deadlineRoutes(Operators operators, DeadlineTable table, DeadlineLetters letters) {
        LetterPages pages = new LetterPages(letters.parkings().list(), letters.projections());
        return new DeadlineRoutes(operators, table, pages);
    }

    @Bean
    DeadlineProjection deadlineProjection(
            DeadlineTable table,
            DeadlineExecutor executor,
            ObjectProvider<DeadlineRule> rules,
            DeadlineParkings parkings) {
        return new DeadlineProjection(
                rules.orderedStream().toList(),
                table,
                executor::wake,
                parkings.all().of(DeadlineProjection.GROUP));
    }

    @Bean
    DeadlineProcessor deadlineProcessor(
            DeadlineProjection projection,
            EventTail tail,
            TokenStore tokens,
            QuietTransactions transactions,
            SharedClock clock) {
        // Claims are judged by it: were machines an hour apart, one could not take over from another for an hour.
        AbstractTokenEntry.clock = clock;
        return new DeadlineProcessor(projection, tail, tokens, transactions);
    }
}
