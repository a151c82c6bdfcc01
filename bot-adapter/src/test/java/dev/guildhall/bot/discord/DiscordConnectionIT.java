package dev.guildhall.bot.discord;

import static dev.guildhall.bot.bench.Discord.ADAM;
import static dev.guildhall.bot.bench.Discord.DEMO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.bot.bench.Discord;
import dev.guildhall.bot.bench.RecordingSides;
import dev.guildhall.bot.bench.RunningBot;
import dev.guildhall.door.status.BotStatus;
import dev.guildhall.door.token.AccessTokens;
import dev.guildhall.events.EventJson;
import dev.guildhall.testkit.TestRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import net.dv8tion.jda.api.JDA;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DiscordConnectionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Discord discord = new Discord();
    private final RecordingSides sides = new RecordingSides();

    @AfterEach
    void close() {
        sides.close();
        discord.close();
    }

    @Nested
    class WhenDiscordIsAwayAtStart {
        @Test
        void theApplicationIsUpAndConnectsLater() {
            int port = discord.stop();
            try (RunningBot bot = start()) {
                assertThat(discordIn(status(bot))).isEqualTo("disconnected");
                assertThat(health(bot).path("status").asString()).isEqualTo("UP");

                discord.startAt(port);
                bot.awaitConnected();

                assertThat(discordIn(status(bot))).isEqualTo("connected");
                assertThat(status(bot).path("data").path("redisAvailable").asBoolean())
                        .isTrue();
            }
        }
    }

    @Nested
    class WhenOnlyTheGatewayIsAwayAtStart {
        @Test
        void theLoginIsRepeatedUntilItIsThere() {
            Discord gateway = new Discord();
            int port = gateway.stop();
            String url = "ws://localhost:" + port + "/gateway";
            try (gateway;
                    RunningBot bot = RunningBot.start(
                            discord.apiUrl(), url, TestRedis.shared().url(), sides)) {
                await().atMost(PATIENCE).until(() -> discord.calls("/users/@me").size() >= 2);
                assertThat(bot.bean(DiscordConnection.class).connected()).isFalse();

                gateway.startAt(port);
                bot.awaitConnected();
            }
        }
    }

    @Nested
    class WhenTheGatewayDropsTheSession {
        @Test
        void theBotComesBackAndAnswers() {
            try (RunningBot bot = start().awaitConnected().awaitCommands()) {
                discord.fault(Map.of("kind", "drop-gateway", "millis", 5_000));
                DiscordConnection connection = bot.bean(DiscordConnection.class);
                await().until(() -> !connection.connected());
                await().atMost(PATIENCE).until(connection::connected);

                assertThat(discord.command(DEMO, ADAM, "/config show")
                                .path("embeds")
                                .size())
                        .isEqualTo(1);
            }
        }
    }

    @Nested
    class WhenClosed {
        @Test
        void leavesNothingRunning() {
            RunningBot bot = start().awaitConnected();
            JDA session = bot.bean(DiscordConnection.class).sessions().getFirst();

            bot.close();

            // What is not over when the close no longer waits for it is given up, and ends by itself.
            await().until(session::getStatus, JDA.Status.SHUTDOWN::equals);
        }

        @Test
        void doesNotWaitForADiscordThatIsAway() {
            int port = discord.stop();
            RunningBot bot = start();
            DiscordConnection connection = bot.bean(DiscordConnection.class);

            Thread closing = Thread.ofVirtual().start(bot::close);

            await().until(() -> !closing.isAlive());
            assertThat(connection.isRunning()).isFalse();
            discord.startAt(port);
        }
    }

    private RunningBot start() {
        return RunningBot.start(discord, TestRedis.shared().url(), sides);
    }

    private static String discordIn(JsonNode status) {
        return status.path("data").path("discordConnected").asBoolean() ? "connected" : "disconnected";
    }

    /** As another side is told. */
    private static JsonNode status(RunningBot bot) {
        return get(bot, BotStatus.ROUTE);
    }

    private static JsonNode health(RunningBot bot) {
        return get(bot, "/actuator/health");
    }

    private static JsonNode get(RunningBot bot, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(bot.url() + path))
                .header(
                        "Authorization",
                        "Bearer " + bot.bean(AccessTokens.class).issueForService("query-side"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            return EventJson.mapper().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
