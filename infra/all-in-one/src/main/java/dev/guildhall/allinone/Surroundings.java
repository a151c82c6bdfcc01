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
import java.util.stream.Stream;
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
    private final CompletableFuture<Void> schemas;
    private final @Nullable SimulatorSettings simulated;
    private final CompletableFuture<Optional<DiscordSimulator>> simulator;

    private Surroundings(
            Map<String, String> environment,
            Path dataDirectory,
            CompletableFuture<LocalServers> servers,
            @Nullable SimulatorSettings simulated) {
        this.environment = environment;
        this.dataDirectory = dataDirectory;
        this.servers = servers;
        this.schemas = servers.thenAccept(started -> started.postgres().ifPresent(LocalSchemas::migrate));
        this.simulated = simulated;
        this.simulator = CompletableFuture.supplyAsync(
                () -> Optional.ofNullable(simulated).map(DiscordSimulator::start), Surroundings::inBackground);
    }

    static Surroundings start(Map<String, String> environment, Progress progress) {
        LocalServersSettings settings = LocalServersSettings.of(environment, progress::step);
        CompletableFuture<LocalServers> servers =
                CompletableFuture.supplyAsync(() -> LocalServers.start(settings), Surroundings::inBackground);
        return new Surroundings(environment, settings.directory(), servers, simulated(environment, progress));
    }

    private static void inBackground(Runnable task) {
        Thread.ofPlatform().name("surroundings").start(task);
    }

    /** A bot token means Discord itself; without one everything happens on this machine. */
    private static @Nullable SimulatorSettings simulated(Map<String, String> environment, Progress progress) {
        if (isSet(environment, "DISCORD_TOKEN")) {
            return null;
        }
        progress.step("starting the Discord simulator (set DISCORD_TOKEN to use Discord itself)");
        String port = environment.getOrDefault("GUILDHALL_SIMULATOR_PORT", "");
        return SimulatorSettings.demo(port.isBlank() ? SimulatorSettings.DEFAULT_PORT : Integer.parseInt(port.strip()));
    }

    /** Known before it listens, so that nothing has to wait for it but who talks to it; only a free port is not. */
    private Optional<String> simulatorAddress() {
        return simulated == null || simulated.port() == 0
                ? simulatorUrl()
                : Optional.of("http://" + simulated.host() + ":" + simulated.port());
    }

    /** Defaults of the program that follow from them; anything that is set elsewhere wins. */
    Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>(AllInOneDefaults.PROPERTIES);
        if (!isSet(environment, "SPRING_DATASOURCE_URL")) {
            // The data directory's lock lets nobody else near its data base: whatever was claimed there is ours.
            properties.put("guildhall.node-id", "all-in-one");
        }
        simulatorAddress().ifPresent(url -> {
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
        });
        return properties;
    }

    Path dataDirectory() {
        return dataDirectory;
    }

    Optional<String> simulatorUrl() {
        return simulator.join().map(DiscordSimulator::baseUrl);
    }

    /** Waits until its schemas are up to date; empty when the program was told of another. */
    Optional<LocalPostgres> postgres() {
        schemas.join();
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

    /** Why one of them did not come up, if one did not. */
    Optional<String> failure() {
        return Stream.of(servers, schemas, simulator)
                .filter(CompletableFuture::isCompletedExceptionally)
                .map(failed -> String.valueOf(failed.exceptionNow().getMessage()))
                .findFirst();
    }

    /** Stops what was started; whoever failed to start has said so. */
    @Override
    public void close() {
        settled(simulator).flatMap(started -> started).ifPresent(DiscordSimulator::close);
        settled(schemas);
        settled(servers).ifPresent(LocalServers::close);
    }

    private static <T> Optional<T> settled(CompletableFuture<T> starting) {
        try {
            return Optional.ofNullable(starting.join());
        } catch (CompletionException neverStarted) {
            return Optional.empty();
        }
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }
}
