package dev.guildhall.door;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;

/**
 * Work in the background that {@link #start() starts} only when the program is ready, on the thread that starts the
 * program: nobody is told of anything before, and the start needs the processors for itself. It is stopped like
 * everything else, in the order of the phases.
 */
public interface StartsWhenReady extends SmartLifecycle, ApplicationListener<ApplicationReadyEvent> {
    @Override
    default void onApplicationEvent(ApplicationReadyEvent ready) {
        start();
    }

    @Override
    default boolean isAutoStartup() {
        return false;
    }
}
