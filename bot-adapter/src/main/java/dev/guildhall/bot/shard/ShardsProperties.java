package dev.guildhall.bot.shard;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which shards this process wants. With neither set it has the one that there is, and asks nobody.
 *
 * @param total into how many shards the guilds are divided, the same for all processes; 0: as many as Discord recommends
 * @param range {@code 2}, {@code 0-3}, {@code all} or {@code any}: whichever nobody holds
 * @param identifyInterval how long Discord has shards of one bucket wait for one another
 */
@ConfigurationProperties("guildhall.discord.shards")
public record ShardsProperties(
        @DefaultValue("1") int total,
        @Nullable String range,
        @DefaultValue("5s") Duration identifyInterval) {}
