package dev.guildhall.bot.discord;

import net.dv8tion.jda.api.requests.RestConfig;
import org.jspecify.annotations.Nullable;

/** The Discord to log in to. Its text never shows the token. */
public record DiscordEndpoint(String token, String apiUrl, String gatewayUrl) {
    static final String DISCORD_GATEWAY = "wss://gateway.discord.gg/";
    static final String SIMULATOR_API = "http://localhost:8082/api/v10/";
    static final String SIMULATOR_GATEWAY = "ws://localhost:8082/gateway";

    /** Public on purpose: it opens nothing but the simulator's make-believe world. */
    static final String SIMULATOR_TOKEN = "MTE4MDAwMDAwMDAwMDAwMDkwMA.demo.make-believe-bot-token";

    static DiscordEndpoint of(DiscordProperties properties, @Nullable String discordToken) {
        String token = filled(properties.token()) ? properties.token() : discordToken;
        boolean real = filled(token);
        return new DiscordEndpoint(
                orElse(token, SIMULATOR_TOKEN),
                withSlash(orElse(properties.apiUrl(), real ? RestConfig.DEFAULT_BASE_URL : SIMULATOR_API)),
                orElse(properties.gatewayUrl(), real ? DISCORD_GATEWAY : SIMULATOR_GATEWAY));
    }

    @Override
    public String toString() {
        return apiUrl;
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text;
    }

    private static boolean filled(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static String withSlash(String url) {
        return url.endsWith("/") ? url : url + "/";
    }
}
