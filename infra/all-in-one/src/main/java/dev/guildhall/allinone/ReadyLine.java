package dev.guildhall.allinone;

import dev.guildhall.bot.discord.DiscordConnection;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Says that the program is ready when its doors are open, and once more when its bot is in Discord, which takes a moment
 * longer. A Discord that cannot be reached is told too: everything else works without it.
 */
final class ReadyLine implements ApplicationListener<ApplicationReadyEvent> {
    static final Duration MAX_WAIT_FOR_DISCORD = Duration.ofSeconds(10);
    private static final long LOOK_NANOS = Duration.ofMillis(10).toNanos();

    private final Surroundings surroundings;
    private final Progress progress;

    ReadyLine(Surroundings surroundings, Progress progress) {
        this.surroundings = surroundings;
        this.progress = progress;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        progress.ready(Addresses.of(ready.getApplicationContext(), surroundings));
        DiscordConnection discord = ready.getApplicationContext().getBean(DiscordConnection.class);
        Thread.ofVirtual().name("ready-line").start(() -> {
            long giveUp = System.nanoTime() + MAX_WAIT_FOR_DISCORD.toNanos();
            while (!discord.connected() && System.nanoTime() < giveUp) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
            progress.step(
                    discord.connected() ? "the bot is in Discord" : "Discord does not answer; the bot goes on trying");
        });
    }
}
