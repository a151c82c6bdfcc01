package dev.guildhall.query.rebuild;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much rebuilds may take.
 *
 * @param eventsPerSecond that all rebuilds of a process read together; 0 for no bound
 * @param atOnce how many rebuilds go on in a process at once; at least 1
 * @param share of the machine's processors that those of a process take to write rows, above 0; they rest in between. 1 for no rest
 */
@ConfigurationProperties("guildhall.rebuild")
public record RebuildProperties(
        @DefaultValue("50000") long eventsPerSecond,
        @DefaultValue("2") int atOnce,
        @DefaultValue("0.25") double share) {
    /** @throws IllegalArgumentException when nothing could go on */
    public RebuildProperties {
        if (atOnce < 1) {
            throw new IllegalArgumentException("guildhall.rebuild.at-once must be at least 1");
        }
        if (!(share > 0)) {
            throw new IllegalArgumentException("guildhall.rebuild.share must be above 0");
        }
    }
}
