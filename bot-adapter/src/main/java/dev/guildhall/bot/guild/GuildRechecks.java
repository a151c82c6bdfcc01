package dev.guildhall.bot.guild;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Has every guild told anew from time to time. Everything that changes is told when it does; this is for what was
 * told and yet got lost, on whichever side.
 */
final class GuildRechecks implements SmartLifecycle {
    private final GuildPresence presence;
    private final GuildChecks checks;
    private final Duration interval;
    private volatile @Nullable Thread thread;

    GuildRechecks(GuildPresence presence, GuildChecks checks, Duration interval) {
        this.presence = presence;
        this.checks = checks;
        this.interval = interval;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("guild-rechecks").start(this::repeat);
    }

    private void repeat() {
        try {
            while (true) {
                TimeUnit.NANOSECONDS.sleep(interval.toNanos());
                presence.all().forEach(checks::recheck);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        Thread repeating = thread;
        thread = null;
        if (repeating != null) {
            repeating.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
