package dev.guildhall.command.deadline;

import dev.guildhall.command.schema.CommandSchema;
import dev.guildhall.eventlog.EventTail;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.NodeId;
import dev.guildhall.eventlog.letter.LetterCounts;
import dev.guildhall.eventlog.letter.LetterDesk;
import dev.guildhall.eventlog.letter.LetterHealth;
import dev.guildhall.eventlog.letter.LetterMeters;
import dev.guildhall.eventlog.letter.LetterOrders;
import dev.guildhall.eventlog.letter.OrderWatch;
import dev.guildhall.eventlog.letter.ResumableProjections;
import dev.guildhall.eventlog.parking.ClaimedSegment;
import dev.guildhall.eventlog.parking.Parkings;
import dev.guildhall.eventlog.parking.Retrying;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.axonframework.serialization.Serializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Dead letters of deadlines as beans, of types that the views' have not: in the all-in-one there are both. */
@Configuration(proxyBeanMethods = false)
public class DeadlineLetterConfiguration {
    /** The command side's own. */
    record DeadlineParkings(Parkings all) {}

    /** What waits, of the one projection that there is. */
    record DeadlineLetters(Parkings parkings, ResumableProjections projections, LetterCounts counts) {}

    @Bean
    DeadlineParkings deadlineParkings(CommandSchema schema) {
        return new DeadlineParkings(new Parkings(schema.dataSource(), CommandSchema.NAME));
    }

    @Bean
    DeadlineLetters deadlineLetters(DeadlineParkings parkings, DeadlineProcessor processor) {
        return new DeadlineLetters(
                parkings.all(),
                ResumableProjections.of(List.of(processor)),
                new LetterCounts(parkings.all().list()));
    }

    @Bean
    LetterDesk deadlineLetterDesk(
            CommandSchema schema,
            DeadlineLetters own,
            LogReader log,
            EventTail tail,
            @Lazy Serializer tokenSerializer,
            NodeId node,
            PlatformTransactionManager transactions) {
        TransactionTemplate each = new TransactionTemplate(transactions);
        Parkings parkings = own.parkings();
        ClaimedSegment segment = new ClaimedSegment(schema.dataSource(), tokenSerializer, node);
        return new LetterDesk(
                parkings.letters(),
                new LetterOrders(parkings.tables(), log, each),
                // Nothing is kept that could take the place of the table of deadlines.
                new Retrying(parkings.letters(), projection -> {}, log, segment, each),
                new OrderWatch(log, tail),
                own.projections(),
                schema.dataSource());
    }

    @Bean
    LetterMeters deadlineLetterMeters(MeterRegistry registry, DeadlineLetters own) {
        return new LetterMeters(registry, own.counts(), own.projections());
    }

    @Bean
    LetterHealth deadlineLetterHealth(DeadlineLetters own) {
        return new LetterHealth(own.counts());
    }
}
