package dev.guildhall.eventlog;

import java.util.Map;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Shows how old the anchors are. Always up: a sink that fails must not take the program out of service. */
public final class AnchorHealth extends AbstractHealthIndicator {
    private final Anchoring anchoring;

    AnchorHealth(Anchoring anchoring) {
        this.anchoring = anchoring;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up();
        for (AnchoredSink sink : anchoring.sinks()) {
            health.withDetail(
                    sink.name(),
                    Map.of(
                            "ageSeconds",
                            sink.age().toSeconds(),
                            "position",
                            sink.newest().map(Anchor::position).orElse(0L),
                            "failing",
                            sink.failing()));
        }
    }
}
