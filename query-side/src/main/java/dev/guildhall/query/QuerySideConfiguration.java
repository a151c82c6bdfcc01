package dev.guildhall.query;

import dev.guildhall.door.DoorConfiguration;
import dev.guildhall.eventlog.EventLogConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;

/** Everything of the query side, for its own program and for one that holds all sides. */
@Configuration(proxyBeanMethods = false)
@Import({DoorConfiguration.class, EventLogConfiguration.class})
@ComponentScan(
        // Other sides have routes of the same names.
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters = @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = SpringBootConfiguration.class))
public class QuerySideConfiguration {}
