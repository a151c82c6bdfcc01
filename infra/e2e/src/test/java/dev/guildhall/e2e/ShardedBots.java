package dev.guildhall.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.e2e.Http.Answer;
import dev.guildhall.simulator.SimulatorSettings;
import dev.guildhall.testkit.FreePorts;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything in one process, whose bot serves one of two shards, and two bots beside it for the other one: one that wants it,
 * and one that takes whatever is free, on a machine whose clock is an hour ahead.
 */
final class ShardedBots implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The demo's guilds are on the other one. */
    static final int SHARD = 0;

    private static final int TOTAL = 2;
    private static final int TIME_SHIFT = 22;
    private static final int MAX_INVITATIONS = 50;
    private static final String LEASE = "10s";
    private static final String HEALTH = "/actuator/health/readiness";

    /**
     * A bot beside.
     *
     * @param url of its own HTTP door
     */
    record Beside(ProcessBeside bot, String url) {
        boolean isServing() {
            return status().path("shardsConnected").asInt() > 0;
        }

        private JsonNode status() {
            try {
                Answer answer = Http.send(
                        "GET",
                        url + "/internal/bot/status",
                        Map.of("Authorization", "Bearer " + Tokens.service()),
                        null);
                return answer.data();
            } catch (UncheckedIOException notThere) {
                return Http.JSON.missingNode();
            }
        }

        void endsUp() {
            if (!bot.process().isAlive()) {
                bot.startAgain();
            }
        }
    }

    private final AllInOne all;
    private final List<Beside> beside;
    private final String guild;

    private ShardedBots() {
        all = startAll(Servers.start());
        all.discord().act("PUT", "/gateway", "{\"shards\":2,\"identifyIntervalMillis\":200}");
        guild = inviteTo(SHARD);
        beside = List.of(start("0", Duration.ZERO), start("any", Duration.ofHours(1)));
        // Only now: commands are registered by whoever serves the first shard.
        Readiness.awaitWorld(all);
    }

    static ShardedBots start() {
        return new ShardedBots();
    }

    private static AllInOne startAll(Servers servers) {
        int http = FreePorts.next();
        int socket = FreePorts.next();
        int simulator = FreePorts.next();
        Map<String, String> environment = servers.forBoth();
        environment.putAll(shards("1"));
        environment.put("SERVER_PORT", "" + http);
        environment.put("GUILDHALL_SOCKET_PORT", "" + socket);
        environment.put("GUILDHALL_SIMULATOR_PORT", "" + simulator);
        environment.put("GUILDHALL_DIRECTORY_UPKEEP", Readiness.UPKEEP);
        environment.put("GUILDHALL_SHARDS_LEASE", LEASE);
        AllInOne started = new AllInOne(servers, Program.ALL_IN_ONE.start(environment), http, socket, simulator);
        Readiness.awaitAnswer(started.program(), started.queryUrl() + HEALTH);
        return started;
    }

    private static Map<String, String> shards(String range) {
        Map<String, String> environment = new HashMap<>();
        environment.put("GUILDHALL_DISCORD_SHARDS_TOTAL", "" + TOTAL);
        environment.put("GUILDHALL_DISCORD_SHARDS_RANGE", range);
        environment.put("GUILDHALL_DISCORD_SHARDS_IDENTIFYINTERVAL", "300ms");
        return environment;
    }

    private Beside start(String range, Duration clockOffset) {
        Map<String, String> environment = all.servers().forRedisOnly();
        environment.putAll(shards(range));
        int port = FreePorts.next();
        String url = "http://localhost:" + port;
        environment.put("SERVER_PORT", "" + port);
        environment.put("GUILDHALL_COMMANDSIDE_URL", all.commandUrl());
        environment.put("GUILDHALL_QUERYSIDE_URL", all.queryUrl());
        environment.put("GUILDHALL_DISCORD_APIURL", discord().url() + "/api/v10");
        environment.put("GUILDHALL_DISCORD_GATEWAYURL", discord().url().replace("http:", "ws:") + "/gateway");
        environment.put("GUILDHALL_DISCORD_TOKEN", SimulatorSettings.DEMO_BOT_TOKEN);
        environment.put("GUILDHALL_CLOCKOFFSET", clockOffset.toString());
        return new Beside(new ProcessBeside(Program.BOT_ADAPTER, environment, url + HEALTH), url);
    }

    private String inviteTo(int shard) {
        for (int i = 0; i < MAX_INVITATIONS; i++) {
            String id = discord()
                    .act("POST", "/guilds", "{\"name\":\"On a shard\",\"ownerId\":\"" + World.OLIVIA + "\"}")
                    .path("id")
                    .asText();
            if ((Long.parseLong(id) >>> TIME_SHIFT) % TOTAL == shard) {
                return id;
            }
        }
        throw new AssertionError("no guild of shard " + shard);
    }

    Discord discord() {
        return all.discord();
    }

    Panel owner() {
        return all.panel(Tokens.valid(World.OLIVIA));
    }

    /** A guild of the shard for which there are two bots. */
    String guild() {
        return guild;
    }

    /** Both bots are there, and one of them serves. */
    Beside awaitServing() {
        beside.forEach(Beside::endsUp);
        await("a bot for the shard")
                .atMost(PATIENCE)
                .until(() -> beside.stream().anyMatch(Beside::isServing));
        return beside.stream().filter(Beside::isServing).findFirst().orElseThrow();
    }

    /** The simulator's sessions that have a connection, of the shard. */
    long sessions() {
        long sessions = 0;
        for (JsonNode session : discord().act("GET", "/state", "").path("sessions")) {
            boolean ours = session.path("shard").asInt() == SHARD
                    && session.path("shards").asInt() == TOTAL;
            sessions += ours && session.path("connected").asBoolean() ? 1 : 0;
        }
        return sessions;
    }

    @Override
    public void close() {
        beside.forEach(each -> each.bot().close());
        all.close();
    }
}
