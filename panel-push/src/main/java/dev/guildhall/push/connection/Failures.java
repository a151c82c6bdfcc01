package dev.guildhall.push.connection;

import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What nobody waits for may still fail: that is noted, and nothing else, because the connection it was about has ended. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /** @param outcome {@code null} for what will happen with the client's next poll */
    static void note(@Nullable Future<?> outcome) {
        if (outcome != null) {
            outcome.addListener(done -> {
                if (!done.isSuccess()) {
                    LOG.debug("A connection has ended early", done.cause());
                }
            });
        }
    }
}
