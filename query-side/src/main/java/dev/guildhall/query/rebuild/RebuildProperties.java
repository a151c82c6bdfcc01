package dev.guildhall.query.rebuild;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much rebuilds may take.
 *
 * @param eventsPerSecond that all rebuilds of a process read together; 0 for no bound
 * @param atOnce how many rebuilds go on in a process at once; at least 1
 */
@ConfigurationProperties("guildhall.rebuild")
public record RebuildProperties(
        @DefaultValue("50000") long eventsPerSecond,
        @DefaultValue("2") int atOnce) {}
