package dev.guildhall.bot.log;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where in Discord the head of the log is written down.
 *
 * @param discordChannelId nowhere without it; a channel in which only the bot may write, and read its history
 * @param discordInterval between two looks at the head; what was cut or rewritten within it is not noticed
 */
@ConfigurationProperties("guildhall.log.anchor")
public record ChannelAnchorProperties(
        @Nullable String discordChannelId,
        @DefaultValue("10m") Duration discordInterval) {
    public ChannelAnchorProperties {
        if (discordInterval.isNegative() || discordInterval.isZero()) {
            throw new IllegalArgumentException("guildhall.log.anchor.discord-interval must be positive");
        }
    }
}
