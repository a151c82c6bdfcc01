package dev.guildhall.bot.giveaway;

import static dev.guildhall.bot.bench.Discord.ADAM;
import static dev.guildhall.bot.bench.Discord.DEMO;
import static dev.guildhall.bot.bench.Discord.GENERAL;
import static dev.guildhall.bot.bench.Discord.GIVEAWAYS;
import static dev.guildhall.bot.bench.Discord.MAX;
import static dev.guildhall.bot.bench.Discord.MEMBER_ROLE;
import static dev.guildhall.bot.bench.Discord.MONA;
import static dev.guildhall.bot.bench.RecordedGiveaways.ID;
import static dev.guildhall.bot.bench.RecordedGiveaways.giveaway;
import static dev.guildhall.bot.bench.RecordedGiveaways.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.bot.bench.Discord;
import dev.guildhall.bot.bench.RecordingSides;
import dev.guildhall.bot.bench.RunningBot;
import dev.guildhall.bot.bench.SideCall;
import dev.guildhall.testkit.TestRedis;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GiveawayCommandIT {
    private static final String ALL = "/api/guilds/" + DEMO + "/giveaways";

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

    @AfterEach
    void heal() {
        sides.away(false);
        sides.refuse(0, null);
        sides.beforeAnswering(call -> {});
    }

    @AfterAll
    static void stop() {
        bot.close();
        redis.close();
        sides.close();
        discord.close();
    }

    @Nested
    class WhenCreated {
        @Test
        void asksTheCommandSideOnBehalfOfTheMember() {
            String answer = content(
                    "/giveaway create prize:Nitro duration:1h30m winners:2 channel:#giveaways description:big role:Member");

            SideCall asked = created();
            assertThat(asked.json().path("prize").asString()).isEqualTo("Nitro");
            assertThat(asked.json().path("durationSeconds").asLong()).isEqualTo(5_400);
            assertThat(asked.json().path("winnerCount").asInt()).isEqualTo(2);
            assertThat(asked.json().path("channelId").asString()).isEqualTo(GIVEAWAYS);
            assertThat(asked.json().at("/requirements/roleIds/0").asString()).isEqualTo(MEMBER_ROLE);
            assertThat(asked.header("x-acting-for")).isEqualTo(ADAM);
            assertThat(asked.header("idempotency-key")).startsWith("discord-");
            assertThat(answer).startsWith("The giveaway of **Nitro** runs in <#" + GIVEAWAYS + "> and ends <t:");
        }

        @Test
        void leavesWhatIsLeftOutToTheGuild() {
            content("/giveaway create prize:Nitro");

            JsonNode asked = created().json();
            assertThat(asked.propertyNames()).containsExactlyInAnyOrder("prize", "channelId");
            assertThat(asked.path("channelId").asString()).isEqualTo(GENERAL);
        }

        @Test
        void startsLater() {
            Instant before = Instant.now();

            assertThat(content("/giveaway create prize:Nitro start:2h")).contains("starts in <#" + GENERAL + "> <t:");
            assertThat(Instant.parse(created().json().path("startsAt").asString()))
                    .isBetween(before.plusSeconds(7_190), Instant.now().plusSeconds(7_210));
        }

        @Test
        void namesTheFormOfADuration() {
            int before = sides.calls("POST", ALL).size();

            assertThat(content("/giveaway create prize:Nitro duration:tomorrow"))
                    .isEqualTo(
                            "**duration** is not a duration that I understand. Write a number with s, m, h, d or w, or"
                                    + " several: 30m, 1h30m, 2d, 1w.");
            assertThat(sides.calls("POST", ALL)).hasSize(before);
        }

        @Test
        void namesTheBoundsInTheReadersLanguage() {
            sides.refuse(
                    400,
                    problem(
                            "invalid-input",
                            Map.of("errors", List.of(Map.of("pointer", "/durationSeconds", "detail", "too long")))));

            assertThat(content("/giveaway create prize:Nitro duration:365d", "fr"))
                    .isEqualTo("**duration** doit être comprise entre 60 secondes et 30 jours : 60s, 1h30m, 2j, 30j.");
        }

        @Test
        void saysWhatToDoWhenSwitchedOff() {
            sides.refuse(409, problem("module-off", Map.of()));

            assertThat(content("/giveaway create prize:Nitro"))
                    .isEqualTo("Giveaways are switched off. Switch them on with /module enable giveaway.");
        }

        private SideCall created() {
            return sides.calls("POST", ALL).getLast();
        }
    }

    @Nested
    class WhenChanged {
        @Test
        void endsCancelsAndRerollsTheOneThatWasPicked() {
            int before = sides.calls("POST", ALL + "/" + ID + "/end").size();

            assertThat(content("/giveaway end giveaway:" + ID)).startsWith("The giveaway of **Nitro** has ended.");
            assertThat(content("/giveaway cancel giveaway:" + ID)).endsWith("is called off.");
            assertThat(content("/giveaway reroll giveaway:" + ID + " winner:max"))
                    .startsWith("New winners");

            assertThat(sides.calls("POST", ALL + "/" + ID + "/end")).hasSize(before + 1);
            assertThat(sides.calls("POST", ALL + "/" + ID + "/cancel")).hasSize(1);
            assertThat(sides.calls("POST", ALL + "/" + ID + "/reroll")
                            .getFirst()
                            .body())
                    .isEqualTo("{\"userIds\":[\"" + MAX + "\"]}");
        }

        @Test
        void findsAPrizeThatWasTyped() {
            sides.giveaways().list(DEMO, "ACTIVE", List.of(giveaway("Key"), giveaway("Mug")));
            int before = sides.calls("POST", ALL + "/" + ID + "/end").size();

            content("/giveaway end giveaway:mug");

            assertThat(sides.calls("POST", ALL + "/" + ID + "/end")).hasSize(before + 1);
        }

        @Test
        void saysWhenItIsNotClearWhich() {
            sides.giveaways().list(DEMO, "ACTIVE", List.of(giveaway("Key"), giveaway("Key")));

            assertThat(content("/giveaway end giveaway:Key"))
                    .isEqualTo("I do not know which giveaway you mean. Pick one from the list that appears while you"
                            + " type.");
            assertThat(content("/giveaway end giveaway:../../etc")).startsWith("I do not know which");
        }

        @Test
        void saysWhyNot() {
            sides.refuse(409, problem("giveaway-not-active", Map.of()));

            assertThat(content("/giveaway end giveaway:" + ID)).startsWith("This giveaway is not running.");
        }

        @Test
        void changesNothingHalfwayWhenTheCommandSideIsAway() {
            sides.away(true);

            JsonNode seen = discord.command(DEMO, ADAM, "/giveaway end giveaway:" + ID);

            assertThat(seen.path("content").asString()).startsWith("This cannot be done right now.");
            assertThat(seen.path("ephemeral").asBoolean()).isTrue();
        }
    }

    @Nested
    class WhenCompleted {
        @Test
        void offersPrizesOfThoseThatCanBeEnded() {
            sides.giveaways().list(DEMO, "ACTIVE", List.of(giveaway("A @everyone mug"), giveaway("Key")));

            JsonNode choices = choices(ADAM, "/giveaway end giveaway:MUG");

            assertThat(choices).hasSize(1);
            assertThat(choices.path(0).path("name").asString()).isEqualTo("A @everyone mug");
            assertThat(choices.path(0).path("value").asString()).isEqualTo(ID);
        }

        @Test
        void offersNothingInTimeWhileTheQuerySideHangs() {
            CountDownLatch over = new CountDownLatch(1);
            sides.beforeAnswering(call -> {
                if (call.query().contains("status=ENDED")) {
                    await(over);
                }
            });
            try {
                JsonNode seen = discord.autocomplete(DEMO, ADAM, "/giveaway reroll giveaway:a", "giveaway");

                assertThat(seen.path("status").asString()).isEqualTo("choices");
                assertThat(seen.path("choices")).isEmpty();
            } finally {
                over.countDown();
            }
        }

        @Test
        void offersNothingToThoseWithoutAccess() {
            sides.giveaways().list(DEMO, "PENDING", List.of(giveaway("Secret")));

            assertThat(choices(MONA, "/giveaway cancel giveaway:S")).isEmpty();
        }

        private static JsonNode choices(String userId, String command) {
            return discord.autocomplete(DEMO, userId, command, "giveaway").path("choices");
        }
    }

    @Nested
    class WhenListed {
        @Test
        void showsWhatRunsAndWhatIsPlanned() {
            Map<String, Object> planned = giveaway("[Trip](https://evil.example)");
            planned.put("status", "PENDING");
            Map<String, Object> running = giveaway("Mug");
            running.put("messageId", "1180000000000000999");
            sides.giveaways().list(DEMO, "ACTIVE", List.of(running));
            sides.giveaways().list(DEMO, "PENDING", List.of(planned));

            String shown = discord.command(DEMO, ADAM, "/giveaway list")
                    .at("/embeds/0/description")
                    .asString();

            assertThat(shown)
                    .contains("**Mug** ends <t:")
                    .contains("https://discord.com/channels/" + DEMO + "/" + GIVEAWAYS + "/1180000000000000999")
                    .contains("**\\[Trip\\]\\(https://evil.example\\)** starts <t:");
        }

        @Test
        void showsNothingToThoseWithoutAccess() {
            assertThat(discord.command(DEMO, MONA, "/giveaway list")
                            .path("content")
                            .asString())
                    .startsWith("You may not do this here.");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String content(String command) {
        return content(command, "en-US");
    }

    private static String content(String command, String locale) {
        return discord.command(DEMO, ADAM, command, locale).path("content").asString();
    }
}
