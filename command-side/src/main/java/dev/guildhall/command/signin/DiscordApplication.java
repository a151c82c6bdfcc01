package dev.guildhall.command.signin;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** The OAuth2 client that we are to Discord, with every default filled in. Addresses have no slash at the end. */
record DiscordApplication(String clientId, String clientSecret, String apiUrl, String authorizeUrl) {
    private static final String DISCORD_API = "https://discord.com/api/v10";
    private static final String DISCORD_AUTHORIZE = "https://discord.com/oauth2/authorize";
    private static final String SIMULATOR_API = "http://localhost:8082/api/v10";
    private static final String SIMULATOR_AUTHORIZE = "http://localhost:8082/oauth2/authorize";

    static DiscordApplication of(DiscordProperties properties, Environment environment) {
        boolean real = !known(properties.token(), environment, "DISCORD_TOKEN").isEmpty();
        return new DiscordApplication(
                known(properties.clientId(), environment, "DISCORD_CLIENT_ID"),
                known(properties.clientSecret(), environment, "DISCORD_CLIENT_SECRET"),
                address(properties.apiUrl(), real ? DISCORD_API : SIMULATOR_API),
                address(properties.authorizeUrl(), real ? DISCORD_AUTHORIZE : SIMULATOR_AUTHORIZE));
    }

    boolean complete() {
        return !clientId.isEmpty() && !clientSecret.isEmpty();
    }

    private static String known(@Nullable String own, Environment environment, String common) {
        return own != null && !own.isBlank()
                ? own
                : environment.getProperty(common, "").strip();
    }

    private static String address(@Nullable String own, String otherwise) {
        return (own == null || own.isBlank() ? otherwise : own.strip()).replaceFirst("/+$", "");
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "DiscordApplication[client " + clientId + ", " + apiUrl + "]";
    }
}
