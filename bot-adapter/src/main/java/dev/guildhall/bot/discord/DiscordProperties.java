package dev.guildhall.bot.discord;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where Discord is. With a token and no addresses it is Discord itself; with neither it is the simulator at its default
 * address.
 *
 * @param token of the bot; {@code DISCORD_TOKEN} is read too
 * @param apiUrl with the version: {@code https://discord.com/api/v10}
 * @param gatewayUrl {@code wss://gateway.discord.gg}
 */
@ConfigurationProperties("guildhall.discord")
record DiscordProperties(
        @Nullable String token,
        @Nullable String apiUrl,
        @Nullable String gatewayUrl) {}
