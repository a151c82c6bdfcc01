package dev.guildhall.benchmarks.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.benchmarks.Address;
import dev.guildhall.benchmarks.panel.Guildhall;
import dev.guildhall.benchmarks.panel.Json;
import dev.guildhall.benchmarks.panel.Simulator;
import dev.guildhall.door.token.AccessTokens;
import dev.guildhall.simulator.SimulatorSettings;
import dev.guildhall.testkit.FreePorts;
import dev.guildhall.testkit.JvmProcess;
import dev.guildhall.testkit.TestRedis;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A bot in a simulated Discord of its own, and a button of its. */
final class Setting implements AutoCloseable {
    /** Only this benchmark and the programs that it starts know it. */
    private static final String SECRET = "of-a-benchmark-that-nobody-else-can-talk-to-0123456789";

    private static final Duration START = Duration.ofSeconds(60);
    private static final String OWNER = "1180000000000000101";
    private static final String UNKNOWN_GIVEAWAY = "01JD8ZK4M7Q2W5X9Y0ABCDEFGH";
    private static final String NOWHERE = "jdbc:postgresql://localhost:1/nowhere";
    private static final String ENTER = "giveaway:enter:";

    private final SimulatedDiscord discord = new SimulatedDiscord();
    private final List<AutoCloseable> parts = new ArrayList<>(List.of(discord));
    private String messageId = "";
    private String customId = ENTER + UNKNOWN_GIVEAWAY;

    private Setting() {}

    /** A bot that only replies. */
    static Setting bare() {
        Setting setting = new Setting();
        JvmProcess bot = JvmProcess.of(BareBot.class)
                .jvmOptions("-XX:TieredStopAtLevel=4")
                .environment(Map.of(
                        BareBot.API,
                        setting.discord.apiUrl() + "/",
                        BareBot.GATEWAY,
                        setting.discord.gatewayUrl(),
                        BareBot.TOKEN,
                        SimulatorSettings.DEMO_BOT_TOKEN))
                .start();
        setting.parts.add(bot);
        bot.awaitLine(BareBot.READY, START);
        setting.messageId = setting.discord.button(setting.customId);
        return setting;
    }

    /** The all-in-one and a giveaway that everybody may enter. */
    static Setting guildhall(Address address) {
        Setting setting = new Setting();
        Guildhall guildhall = Guildhall.start(
                address,
                Map.of(
                        "GUILDHALL_JWT_SECRET",
                        SECRET,
                        "DISCORD_TOKEN",
                        SimulatorSettings.DEMO_BOT_TOKEN,
                        "GUILDHALL_DISCORD_APIURL",
                        setting.discord.apiUrl(),
                        "GUILDHALL_DISCORD_GATEWAYURL",
                        setting.discord.gatewayUrl()));
        setting.parts.add(guildhall);
        setting.discord.awaitBot();
        setting.openGiveaway(guildhall.httpUrl() + "/api/guilds/" + Simulator.DEMO);
        return setting;
    }

    private void openGiveaway(String guild) {
        String token = new AccessTokens(SECRET, Clock.systemUTC(), Duration.ZERO).issueForUser(OWNER, "olivia");
        Awaitility.await().atMost(START).until(() -> Json.status(guild + "/members?query=x", token) == 200);
        ObjectNode enabled = Json.MAPPER.createObjectNode().put("enabled", true);
        Json.send("PATCH", guild + "/modules/giveaway", token, enabled);
        ObjectNode terms = Json.MAPPER
                .createObjectNode()
                .put("prize", "A benchmark")
                .put("channelId", SimulatedDiscord.CHANNEL)
                .put("durationSeconds", 86_400);
        JsonNode made = Json.send("POST", guild + "/giveaways", token, terms);
        String id = made.path("data").path("id").asText();
        customId = ENTER + id;
        Awaitility.await().atMost(START).until(() -> {
            messageId = Json.parse(Json.text(guild + "/giveaways/" + id, token))
                    .at("/data/messageId")
                    .asText("");
            return !messageId.isEmpty() && !messageId.equals("null");
        });
    }

    /** The bot alone: where the other sides should be, nobody listens, or somebody who never answers. */
    static Setting alone(String sidesUrl) {
        Setting setting = new Setting();
        TestRedis redis = TestRedis.dedicated();
        setting.parts.add(redis);
        JvmProcess bot = JvmProcess.of("dev.guildhall.bot.BotAdapterApplication")
                .jvmOptions("-XX:TieredStopAtLevel=4", "--enable-native-access=ALL-UNNAMED")
                .arguments(
                        "--server.port=" + FreePorts.next(),
                        "--guildhall.jwt-secret=" + SECRET,
                        "--guildhall.discord.token=" + SimulatorSettings.DEMO_BOT_TOKEN,
                        "--guildhall.discord.api-url=" + setting.discord.apiUrl(),
                        "--guildhall.discord.gateway-url=" + setting.discord.gatewayUrl(),
                        "--guildhall.command-side.url=" + sidesUrl,
                        "--guildhall.query-side.url=" + sidesUrl,
                        "--spring.data.redis.url=" + redis.url(),
                        // The jars of all sides are there, one of which wants to hear of a data base; nobody ever asks
                        // it.
                        "--spring.datasource.url=" + NOWHERE)
                .start();
        setting.parts.add(bot);
        bot.awaitLine("Started BotAdapterApplication", START);
        setting.discord.awaitBot();
        setting.messageId = setting.discord.button(setting.customId);
        return setting;
    }

    Burst burst(int rate, Duration time) {
        return Burst.of(discord, messageId, customId, rate, time);
    }

    @Override
    public void close() {
        for (AutoCloseable part : parts.reversed()) {
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
