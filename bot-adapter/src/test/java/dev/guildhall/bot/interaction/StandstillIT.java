package dev.guildhall.bot.interaction;

import static dev.guildhall.bot.bench.Discord.ADAM;
import static dev.guildhall.bot.bench.Discord.DEMO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.bot.bench.Discord;
import dev.guildhall.bot.bench.RecordingSides;
import dev.guildhall.bot.bench.RunningBot;
import dev.guildhall.bot.bench.SideCall;
import dev.guildhall.testkit.TestRedis;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A command side that takes connections and requests, and answers none: as one does that was stopped by a signal. */
class StandstillIT {
    private static final String CREATIONS = "/api/guilds/" + DEMO + "/giveaways";
    private static final String UNKNOWN = "There was no answer in time, so I do not know whether this was done.";
    private static final String NOT_DONE = "This cannot be done right now. Nothing was changed halfway";
    private static final int IMPATIENT = 10;

    private static Discord discord;
    private static RecordingSides sides;
    private static TestRedis redis;
    private static RunningBot bot;

    @BeforeAll
    static void start() {
        discord = new Discord();
        sides = new RecordingSides();
        redis = TestRedis.dedicated();
        bot = RunningBot.start(discord, redis.url(), sides).awaitConnected().awaitCommands();
    }

    @BeforeEach
    void stop() {
        sides.standStill();
    }

    @AfterEach
    void goOn() {
        sides.goOn();
        await().until(() -> content("/module enable module:giveaway").startsWith("**giveaway** is on"));
    }

    @AfterAll
    static void close() {
        bot.close();
        redis.close();
        sides.close();
        discord.close();
    }

    @Nested
    class WhenSomethingIsAskedFor {
        @Test
        void saysInTimeThatNobodyKnowsWhatBecameOfIt() {
            JsonNode seen = discord.command(DEMO, ADAM, "/giveaway create prize:Kettle");

            assertThat(seen.path("content").asString()).startsWith(UNKNOWN);
            assertThat(seen.path("ephemeral").asBoolean()).isTrue();
            assertThat(discord.isDeferred(seen)).as("%s", seen).isTrue();
        }

        @Test
        void saysAtOnceThatNothingWasDoneOnceItIsKnownToStandStill() {
            assertThat(content("/module enable module:music")).startsWith(UNKNOWN);

            int before = toggles("welcome");
            for (int i = 0; i < IMPATIENT; i++) {
                assertThat(content("/module enable module:welcome"))
                        .matches("(?s)(%s|%s).*".formatted(NOT_DONE, UNKNOWN));
            }
            assertThat(toggles("welcome") - before).isLessThan(IMPATIENT);
        }
    }

    @Nested
    class WhenItIsAskedForOnceMore {
        @Test
        void isTheSameRequestUntilItsOutcomeIsKnownAndThenAnother() {
            String typed = "/giveaway create prize:Lamp start:2h";
            assertThat(content(typed)).startsWith(UNKNOWN);
            sides.goOn();
            await().until(() -> content(typed).contains("starts in"));
            List<SideCall> asked = creations("Lamp");

            assertThat(asked).hasSizeGreaterThanOrEqualTo(2);
            assertThat(asked.stream().map(StandstillIT::key).distinct()).hasSize(1);
            assertThat(asked.stream().map(SideCall::body).distinct()).hasSize(1);

            content(typed);
            assertThat(key(creations("Lamp").getLast())).isNotEqualTo(key(asked.getFirst()));
        }

        @Test
        void isAnotherRequestWhenAnythingElseIsTyped() {
            assertThat(content("/giveaway create prize:Stove winners:2")).startsWith(UNKNOWN);
            sides.goOn();
            await().until(() ->
                    content("/giveaway create prize:Stove winners:3").contains("runs in"));

            assertThat(creations("Stove").stream().map(StandstillIT::key).distinct())
                    .hasSize(2);
        }
    }

    private static List<SideCall> creations(String prize) {
        return sides.calls("POST", CREATIONS).stream()
                .filter(call -> call.json().path("prize").asString().equals(prize))
                .toList();
    }

    private static String key(SideCall call) {
        return call.header("idempotency-key");
    }

    private static int toggles(String module) {
        return sides.calls("POST", "/api/guilds/" + DEMO + "/modules/" + module + "/toggle")
                .size();
    }

    private static String content(String command) {
        return discord.command(DEMO, ADAM, command).path("content").asString();
    }
}
