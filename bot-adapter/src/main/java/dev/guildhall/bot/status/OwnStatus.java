package dev.guildhall.bot.status;

import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.bot.discord.ConnectedShards;
import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.door.status.BotStatus;

/** This process alone. Thread-safe; never blocks. */
public final class OwnStatus implements BotStatus.Source {
    private final DiscordConnection discord;
    private final ConfigurationCache cache;

    public OwnStatus(DiscordConnection discord, ConfigurationCache cache) {
        this.discord = discord;
        this.cache = cache;
    }

    @Override
    public BotStatus botStatus() {
        // Hits first: read later, there could be more of them than readings.
        long hits = cache.hits();
        ConnectedShards shards = discord.connectedShards();
        return new BotStatus(
                discord.connected(),
                cache.isShared(),
                cache.size(),
                hits,
                cache.reads(),
                shards.connected().size(),
                shards.total());
    }
}
