package dev.guildhall.eventlog;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the head of the log is written down; nowhere unless one of them is given.
 *
 * @param file lines of JSON are appended to it; its directory must exist
 * @param url each anchor is posted to it as JSON
 * @param interval between two anchors; what was cut or rewritten within it is not noticed
 */
@ConfigurationProperties("guildhall.log.anchor")
public record AnchorProperties(
        @Nullable Path file,
        @Nullable URI url,
        @DefaultValue("1m") Duration interval) {
    public AnchorProperties {
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("guildhall.log.anchor.interval must be positive");
        }
    }
}
