package dev.guildhall.allinone;

import dev.guildhall.bot.discord.DiscordConnection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Says that the program is ready once its bot is, because whoever reads the line tries the bot next. A Discord that
 * cannot be reached holds the line up for a moment only: everything else works without it.
 */
final class ReadyLine implements ApplicationListener<ApplicationReadyEvent> {
    static final Duration MAX_WAIT_FOR_DISCORD = Duration.ofSeconds(5);
    private static final long LOOK_NANOS = Duration.ofMillis(10).toNanos();

    private final Surroundings surroundings;
    private final Progress progress;

    ReadyLine(Surroundings surroundings, Progress progress) {
        this.surroundings = surroundings;
        this.progress = progress;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        DiscordConnection discord = ready.getApplicationContext().getBean(DiscordConnection.class);
        Map<String, String> addresses = new LinkedHashMap<>(Addresses.of(ready.getApplicationContext(), surroundings));
        Thread.ofVirtual().name("ready-line").start(() -> {
            long giveUp = System.nanoTime() + MAX_WAIT_FOR_DISCORD.toNanos();
            while (!discord.connected() && System.nanoTime() < giveUp) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
            addresses.put("Bot", discord.connected() ? "connected" : "not connected yet, goes on trying");
            progress.ready(addresses);
        });
    }
}
