package dev.guildhall.query.letter;

import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.NodeId;
import dev.guildhall.query.configuration.ViewConfiguration.MigratedViews;
import dev.guildhall.query.parking.Parkings;
import dev.guildhall.query.parking.ResumableProcessor;
import dev.guildhall.query.parking.Retrying;
import dev.guildhall.query.projection.Steering;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.axonframework.serialization.Serializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Dead letters as beans. */
@Configuration(proxyBeanMethods = false)
@Import({LetterRoutes.class, RestHeader.class})
public class LetterConfiguration {
    @Bean
    ResumableProjections resumableProjections(List<ResumableProcessor> processors) {
        return ResumableProjections.of(processors);
    }

    @Bean
    LetterDesk letterDesk(
            MigratedViews migrated,
            Parkings parkings,
            LogReader log,
            @Lazy Serializer tokenSerializer,
            NodeId node,
            PlatformTransactionManager transactions,
            Steering steering,
            ResumableProjections projections) {
        TransactionTemplate each = new TransactionTemplate(transactions);
        return new LetterDesk(
                parkings.letters(),
                new LetterOrders(migrated.dataSource(), log, each),
                new Retrying(parkings.letters(), log, migrated.dataSource(), tokenSerializer, node, each),
                steering,
                projections,
                migrated.dataSource());
    }

    @Bean
    LetterCounts letterCounts(Parkings parkings) {
        return new LetterCounts(parkings.list());
    }

    @Bean
    LetterMeters letterMeters(MeterRegistry registry, LetterCounts counts, ResumableProjections projections) {
        return new LetterMeters(registry, counts, projections);
    }

    @Bean
    LetterHealth deadLetterHealth(LetterCounts counts) {
        return new LetterHealth(counts);
    }
}
