package dev.guildhall.query.projection;

import dev.guildhall.eventlog.EventTail;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.query.configuration.ConfigurationProcessor;
import dev.guildhall.query.configuration.ViewConfiguration.MigratedViews;
import dev.guildhall.query.content.ContentProcessor;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;

/** Projections as operators see and steer them. */
@Configuration(proxyBeanMethods = false)
@Import(ProjectionRoutes.class)
public class ProjectionConfiguration {
    /** All that may be steered, those of configuration first. */
    public record SteeredProjections(List<SteeredProjection> all) {}

    @Bean
    SteeredProjections steeredProjections(
            ConfigurationProcessor configuration, ObjectProvider<ContentProcessor> contents) {
        return new SteeredProjections(Stream.concat(
                        Stream.of(new SteeredProjection(configuration, "")),
                        contents.orderedStream().map(processor -> new SteeredProjection(processor, processor.types())))
                .toList());
    }

    @Bean
    Steering projectionSteering(LogReader log, EventTail tail, SteeredProjections projections) {
        return new Steering(log, tail, projections.all());
    }

    @Bean
    ProjectionList projectionList(
            MigratedViews migrated,
            LogReader log,
            @Lazy Serializer tokenSerializer,
            SteeredProjections projections,
            ObjectProvider<OpenRebuilds> rebuilds) {
        return new ProjectionList(
                migrated.dataSource(),
                log,
                new SegmentTokens(migrated.dataSource(), tokenSerializer),
                projections.all(),
                name -> rebuilds.getObject().of(name));
    }
}
