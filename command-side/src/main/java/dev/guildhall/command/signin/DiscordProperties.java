package dev.guildhall.command.signin;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where and as whom people are sent to sign in. Without addresses of its own the bundled simulator is meant, or Discord
 * itself when a bot token is there.
 */
@ConfigurationProperties("guildhall.discord")
public record DiscordProperties(
        @Nullable String token,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable String apiUrl,
        @Nullable String authorizeUrl) {
    /** Leaves the secrets out. */
    @Override
    public String toString() {
        return "DiscordProperties[client " + clientId + ", " + apiUrl + "]";
    }
}
