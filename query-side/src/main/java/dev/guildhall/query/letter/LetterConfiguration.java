package dev.guildhall.query.letter;

import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.NodeId;
import dev.guildhall.eventlog.letter.LetterCounts;
import dev.guildhall.eventlog.letter.LetterDesk;
import dev.guildhall.eventlog.letter.LetterHealth;
import dev.guildhall.eventlog.letter.LetterMeters;
import dev.guildhall.eventlog.letter.LetterOrders;
import dev.guildhall.eventlog.letter.ResumableProjections;
import dev.guildhall.eventlog.parking.ClaimedSegment;
import dev.guildhall.eventlog.parking.Parkings;
import dev.guildhall.eventlog.parking.ResumableProcessor;
import dev.guildhall.eventlog.parking.Retrying;
import dev.guildhall.query.configuration.ViewConfiguration.MigratedViews;
import dev.guildhall.query.projection.ProjectionConfiguration.SteeredProjections;
import dev.guildhall.query.projection.SteeredProjection;
import dev.guildhall.query.projection.Steering;
import dev.guildhall.query.rebuild.Versions;
import io.micrometer.core.instrument.MeterRegistry;
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
    /** In the all-in-one there are projections of other sides beside them, which are not steered here. */
    @Bean
    ResumableProjections resumableProjections(SteeredProjections projections) {
        return ResumableProjections.of(projections.all().stream()
                .map(SteeredProjection::processor)
                .filter(ResumableProcessor.class::isInstance)
                .map(ResumableProcessor.class::cast)
                .toList());
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
        Versions versions = new Versions(migrated.dataSource());
        return new LetterDesk(
                parkings.letters(),
                new LetterOrders(parkings.tables(), log, each),
                new Retrying(
                        parkings.letters(),
                        versions::noWayBack,
                        log,
                        new ClaimedSegment(migrated.dataSource(), tokenSerializer, node),
                        each),
                () -> steering.orders().position(),
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
