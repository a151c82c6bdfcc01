package dev.guildhall.bot.discord;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Says "connected" or "disconnected". Discord being away is not a reason to take this process out of service, so it does
 * not make the whole unhealthy.
 */
public final class DiscordHealth implements HealthIndicator {
    static final Status DISCONNECTED = new Status("DISCONNECTED");

    private final DiscordConnection connection;

    public DiscordHealth(DiscordConnection connection) {
        this.connection = connection;
    }

    @Override
    public Health health() {
        return connection.connected()
                ? Health.up().withDetail("discord", "connected").build()
                : Health.status(DISCONNECTED)
                        .withDetail("discord", "disconnected")
                        .build();
    }
}
