package dev.guildhall.allinone;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** Ends the context first and what it used afterwards, once. Thread-safe. */
final class Lifetime {
    private final Surroundings surroundings;
    private @Nullable ConfigurableApplicationContext context;
    private boolean ended;

    Lifetime(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    synchronized void of(ConfigurableApplicationContext started) {
        context = started;
        if (ended) {
            started.close();
        }
    }

    synchronized void end() {
        if (ended) {
            return;
        }
        ended = true;
        try {
            if (context != null) {
                context.close();
            }
        } finally {
            surroundings.close();
        }
    }
}
