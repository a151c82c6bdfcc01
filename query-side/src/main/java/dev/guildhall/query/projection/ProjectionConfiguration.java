package dev.guildhall.query.projection;

import dev.guildhall.eventlog.EventTail;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.NodeId;
import dev.guildhall.eventlog.ProjectionProcessor;
import dev.guildhall.events.operation.ProjectionName;
import dev.guildhall.query.configuration.ViewConfiguration.MigratedViews;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    /** All that may be steered, in the order of their names in {@link ProjectionName}. */
    public record SteeredProjections(List<SteeredProjection> all) {}

    /** In the all-in-one there are processors of other sides beside them, which have no name there. */
    @Bean
    SteeredProjections steeredProjections(List<ProjectionProcessor> processors) {
        Map<String, ProjectionProcessor> named =
                processors.stream().collect(Collectors.toMap(ProjectionProcessor::name, Function.identity()));
        return new SteeredProjections(ProjectionName.steerable().stream()
                .map(name -> Optional.ofNullable(named.get(name.word()))
                        .orElseThrow(() -> new IllegalStateException("nothing projects " + name.word())))
                .map(SteeredProjection::new)
                .toList());
    }

    @Bean
    Steering projectionSteering(LogReader log, EventTail tail, SteeredProjections projections) {
        return new Steering(log, tail, projections.all());
    }

    @Bean
    Divisions projectionDivisions(
            MigratedViews migrated,
            Steering steering,
            @Lazy Serializer tokenSerializer,
            SteeredProjections projections) {
        return new Divisions(steering, new SegmentTokens(migrated.dataSource(), tokenSerializer), projections.all());
    }

    @Bean
    ProjectionFailures projectionFailures(MigratedViews migrated) {
        return new ProjectionFailures(migrated.dataSource());
    }

    @Bean
    FailureWatch projectionFailureWatch(ProjectionFailures failures, SteeredProjections projections, NodeId node) {
        return new FailureWatch(failures, projections.all(), node.name());
    }

    @Bean
    ProjectionList projectionList(
            MigratedViews migrated,
            LogReader log,
            @Lazy Serializer tokenSerializer,
            ProjectionFailures failures,
            SteeredProjections projections,
            ObjectProvider<OpenRebuilds> rebuilds) {
        return new ProjectionList(
                migrated.dataSource(),
                log,
                new SegmentTokens(migrated.dataSource(), tokenSerializer),
                failures,
                projections.all(),
                name -> rebuilds.getObject().of(name));
    }
}
