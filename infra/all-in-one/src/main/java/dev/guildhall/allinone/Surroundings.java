package dev.guildhall.allinone;

import dev.guildhall.embedded.LocalPostgres;
import dev.guildhall.embedded.LocalRedis;
import dev.guildhall.embedded.LocalServers;
import dev.guildhall.embedded.LocalServersSettings;
import dev.guildhall.simulator.DiscordSimulator;
import dev.guildhall.simulator.SimulatorSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * What the program starts beside itself because nobody named an address for it: PostgreSQL, Redis, and Discord's
 * simulator. The servers come up while the program's own classes are loading; who needs one first waits for it.
 */
final class Surroundings implements AutoCloseable {
    private static final String DEMO_OPERATOR = "1180000000000000105";

    private final Map<String, String> environment;
    private final Path dataDirectory;
    private final CompletableFuture<LocalServers> servers;
    private final @Nullable DiscordSimulator simulator;

    private Surroundings(
            Map<String, String> environment,
            Path dataDirectory,
            CompletableFuture<LocalServers> servers,
            @Nullable DiscordSimulator simulator) {
        this.environment = environment;
        this.dataDirectory = dataDirectory;
        this.servers = servers;
        this.simulator = simulator;
    }

    static Surroundings start(Map<String, String> environment, Progress progress) {
        LocalServersSettings settings = LocalServersSettings.of(environment, progress::step);
        CompletableFuture<LocalServers> servers = CompletableFuture.supplyAsync(
                () -> LocalServers.start(settings),
                task -> Thread.ofPlatform().name("surroundings").start(task));
        return new Surroundings(environment, settings.directory(), servers, simulator(environment, progress));
    }

    /** A bot token means Discord itself; without one everything happens on this machine. */
    private static @Nullable DiscordSimulator simulator(Map<String, String> environment, Progress progress) {
        if (isSet(environment, "DISCORD_TOKEN")) {
            return null;
        }
        progress.step("starting the Discord simulator (set DISCORD_TOKEN to use Discord itself)");
        String port = environment.getOrDefault("GUILDHALL_SIMULATOR_PORT", "");
        return DiscordSimulator.start(SimulatorSettings.demo(
                port.isBlank() ? SimulatorSettings.DEFAULT_PORT : Integer.parseInt(port.strip())));
    }

    /** Defaults of the program that follow from them; anything that is set elsewhere wins. */
    Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>(AllInOneDefaults.PROPERTIES);
        if (!isSet(environment, "SPRING_DATASOURCE_URL")) {
            // The data directory's lock lets nobody else near its data base: whatever was claimed there is ours.
            properties.put("guildhall.node-id", "all-in-one");
        }
        if (simulator != null) {
            String url = simulator.baseUrl();
            properties.put("guildhall.discord.api-url", url + "/api/v10");
            properties.put("guildhall.discord.gateway-url", url.replace("http", "ws") + "/gateway");
            properties.put("guildhall.discord.authorize-url", url + "/oauth2/authorize");
            properties.put("guildhall.discord.token", SimulatorSettings.DEMO_BOT_TOKEN);
            properties.put("guildhall.discord.client-id", SimulatorSettings.DEMO_CLIENT_ID);
            properties.put("guildhall.discord.client-secret", SimulatorSettings.DEMO_CLIENT_SECRET);
            properties.put("guildhall.operators", DEMO_OPERATOR);
            if (!isSet(environment, "GUILDHALL_JWT_SECRET")) {
                properties.put("guildhall.jwt-secret", DemoSecret.keptIn(dataDirectory));
            }
        }
        return properties;
    }

    Path dataDirectory() {
        return dataDirectory;
    }

    Optional<String> simulatorUrl() {
        return Optional.ofNullable(simulator).map(DiscordSimulator::baseUrl);
    }

    /** Waits until it takes connections; empty when the program was told of another. */
    Optional<LocalPostgres> postgres() {
        return servers.join().postgres();
    }

    /** Waits until it takes connections; empty when the program was told of another. */
    Optional<LocalRedis> redis() {
        return servers.join().redis();
    }

    String postgresAddress(Environment configured) {
        return postgres()
                .map(server -> "localhost:" + server.port() + " (embedded)")
                .orElseGet(() -> configured.getProperty("spring.datasource.url", ""));
    }

    String redisAddress(Environment configured) {
        return redis().map(server -> "localhost:" + server.port() + " (embedded)")
                .orElseGet(() ->
                        configured.getProperty("spring.data.redis.url", "").replaceFirst("//.*@", "//"));
    }

    /** Why the embedded servers did not come up, if they did not. */
    Optional<String> failure() {
        return servers.isCompletedExceptionally()
                ? Optional.ofNullable(servers.exceptionNow().getMessage())
                : Optional.empty();
    }

    @Override
    public void close() {
        if (simulator != null) {
            simulator.close();
        }
        try {
            servers.join().close();
        } catch (CompletionException neverStarted) {
            // Whoever failed to start has said so, and has stopped the other one.
            return;
        }
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }
}
