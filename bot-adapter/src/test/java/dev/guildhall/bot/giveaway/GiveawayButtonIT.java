package dev.guildhall.bot.giveaway;

import static dev.guildhall.bot.bench.Discord.DEMO;
import static dev.guildhall.bot.bench.Discord.ELSEWHERE;
import static dev.guildhall.bot.bench.Discord.ELSEWHERE_GENERAL;
import static dev.guildhall.bot.bench.Discord.GIVEAWAYS;
import static dev.guildhall.bot.bench.Discord.MAX;
import static dev.guildhall.bot.bench.Discord.MEMBER_ROLE;
import static dev.guildhall.bot.bench.Discord.OLIVIA;
import static dev.guildhall.bot.bench.RecordedGiveaways.ID;
import static dev.guildhall.bot.bench.RecordedGiveaways.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.bot.bench.Discord;
import dev.guildhall.bot.bench.Overhearing;
import dev.guildhall.bot.bench.RecordingSides;
import dev.guildhall.bot.bench.RunningBot;
import dev.guildhall.bot.bench.SideCall;
import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.testkit.TestRedis;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class GiveawayButtonIT {
    private static final String ENTRIES = "/internal/guilds/" + DEMO + "/giveaways/" + ID + "/entries";
    private static final int BURST = 50;
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
    class WhenEntered {
        @Test
        void tellsTheCommandSideWhatRequirementsAskFor() {
            sides.giveaways().entry(Map.of("entered", true, "tickets", 3, "entries", 7));

            JsonNode seen = press(MAX, GiveawayIds.enter(ID), "en-US");

            SideCall asked = sides.calls("POST", ENTRIES).getLast();
            assertThat(asked.json().path("userId").asString()).isEqualTo(MAX);
            assertThat(asked.json().path("roleIds").valueStream().map(JsonNode::asString))
                    .containsExactly(MEMBER_ROLE);
            // The time in the id of every user of the default world.
            assertThat(asked.json().path("accountCreatedAt").asString()).startsWith("2023-12-01T");
            assertThat(asked.json().path("joinedAt").asString()).isEqualTo("2024-01-15T12:00:00Z");
            assertThat(asked.header("x-acting-for")).isEqualTo(MAX);
            assertThat(asked.header("idempotency-key")).startsWith("discord-");
            assertThat(seen.path("ephemeral").asBoolean()).isTrue();
            assertThat(seen.path("content").asString())
                    .isEqualTo("You are in, with 3 tickets. Entries so far: 7. Press the button again to leave.");
        }

        @Test
        void tellsWhoeverListens() {
            try (Overhearing heard = Overhearing.on(redis.url(), "command:executed")) {
                press(OLIVIA, GiveawayIds.enter(ID), "en-US");

                await().until(() -> heard.heard().stream().anyMatch(GiveawayButtonIT::isByOlivia));
                JsonNode notice = heard.heard().stream()
                        .filter(GiveawayButtonIT::isByOlivia)
                        .findFirst()
                        .orElseThrow();
                assertThat(notice.path("command").asString()).isEqualTo("giveaway:enter");
                assertThat(notice.path("result").asString()).isEqualTo("success");
            }
        }

        @Test
        void saysWhatIsMissingAndFromWhen() {
            sides.refuse(
                    409,
                    problem(
                            "not-eligible",
                            Map.of(
                                    "missing",
                                    List.of(
                                            Map.of("requirement", "roles", "roleIds", List.of(MEMBER_ROLE)),
                                            Map.of("requirement", "accountAge", "until", "2027-01-01T00:00:00Z"),
                                            Map.of("requirement", "memberAge", "until", "2027-01-02T00:00:00Z")))));

            assertThat(press(MAX, GiveawayIds.enter(ID), "fr").path("content").asString())
                    .isEqualTo("""
                            Pour participer, il vous faut : <@&%s>
                            Votre compte est trop récent. Vous pourrez participer à partir du <t:1798761600:F>.
                            Vous n’êtes pas ici depuis assez longtemps. Vous pourrez participer à partir du <t:1798848000:F>.""".formatted(MEMBER_ROLE));
        }
    }

    @Nested
    class WhenEnteredAgain {
        @Test
        void offersToLeaveInPlace() {
            sides.refuse(409, problem("already-entered", Map.of()));
            JsonNode offered = press(MAX, GiveawayIds.enter(ID), "en-US");
            sides.refuse(0, null);

            assertThat(offered.at("/components/0/components/0/custom_id").asString())
                    .isEqualTo(GiveawayIds.leave(ID));
            JsonNode left = discord.click(DEMO, MAX, offered.path("messageId").asString(), GiveawayIds.leave(ID));

            assertThat(sides.calls("DELETE", ENTRIES + "/" + MAX)).hasSize(1);
            assertThat(left.path("messageId")).isEqualTo(offered.path("messageId"));
            assertThat(left.path("content").asString()).startsWith("You have left the giveaway.");
            assertThat(left.path("components")).isEmpty();
        }
    }

    @Nested
    class WhenTheProofIsAskedFor {
        @Test
        void givesItAsAFile() {
            sides.giveaways().proof(ID, Map.of("giveawayId", ID, "algorithm", "guildhall-draw-1"));

            JsonNode seen = press(MAX, GiveawayIds.proof(ID, 0), "en-US");

            JsonNode file = seen.path("attachments").path(0);
            assertThat(file.path("filename").asString()).isEqualTo("proof-" + ID + ".json");
            assertThat(discord.download(file.path("url").asString()))
                    .contains("\"algorithm\":\"guildhall-draw-1\"")
                    .doesNotContain("success");
            assertThat(seen.path("ephemeral").asBoolean()).isTrue();
        }

        @Test
        void packsALongOne() {
            List<Map<String, Object>> entries = IntStream.range(0, 30_000)
                    .mapToObj(each -> Map.<String, Object>of("userId", "118000000000" + each, "tickets", 1))
                    .toList();
            sides.giveaways().proof(ID, Map.of("giveawayId", ID, "entries", entries));

            assertThat(press(MAX, GiveawayIds.proof(ID), "en-US")
                            .at("/attachments/0/filename")
                            .asString())
                    .isEqualTo("proof-" + ID + ".json.gz");
        }
    }

    @Nested
    class WhenTheCustomIdIsNotOurs {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "giveaway:enter:../../../x",
                    "giveaway:enter:1",
                    "giveaway:enter",
                    "giveaway:leave:01JD8ZK4M7Q2W5X9Y0ABCDEFGU",
                    "giveaway:proof:%2e%2e",
                    "nobody:knows:this",
                    "\u202egiveaway:enter:01JD8ZK4M7Q2W5X9Y0ABCDEFGH",
                    "giveaway:enter:01JD8ZK4M7Q2W5X9Y0ABCDEFGH:1:2:3:4:5:6:7:8:9:0:1:2:3:4:5:6:7:8:9:0:1:2:3:4:5:6:7:8"
                })
        void isAnsweredAndGoesNoFurther(String forged) {
            int before = entries();

            JsonNode seen = press(MAX, forged, "en-US");

            assertThat(seen.path("content").asString()).startsWith("This button is of no use any more.");
            assertThat(seen.path("ephemeral").asBoolean()).isTrue();
            assertThat(entries()).isEqualTo(before);
        }

        @Test
        void isForTheCommandSideToRefuseInAnotherGuild() {
            sides.refuse(404, problem("not-found", Map.of()));
            String message = post(ELSEWHERE_GENERAL, Button.primary(GiveawayIds.enter(ID), "Enter"));

            JsonNode seen = discord.click(ELSEWHERE, MAX, message, GiveawayIds.enter(ID));

            assertThat(seen.path("content").asString()).startsWith("There is no such giveaway here.");
            assertThat(sides.calls("POST", ENTRIES.replace(DEMO, ELSEWHERE))).hasSize(1);
        }

        @Test
        void isAnsweredForSelectsToo() {
            String message = text(GIVEAWAYS)
                    .sendMessage("choose")
                    .addComponents(ActionRow.of(StringSelectMenu.create("nobody:chooses")
                            .addOption("One", "1")
                            .build()))
                    .complete()
                    .getId();

            assertThat(discord.choose(DEMO, MAX, message, "nobody:chooses", "1")
                            .path("content")
                            .asString())
                    .startsWith("This button is of no use any more.");
        }

        private static int entries() {
            return (int) sides.calls().stream()
                    .filter(call -> call.path().contains("/giveaways/"))
                    .count();
        }
    }

    @Nested
    class WhenManyPressAtOnce {
        @Test
        void acknowledgesEachInTimeAndSaysThatTheCommandSideIsAway() throws Exception {
            sides.away(true);

            assertThat(burst()).hasSize(BURST).allSatisfy(GiveawayButtonIT::saysNotNow);
        }

        @Test
        void acknowledgesEachInTimeWhileTheCommandSideHangs() throws Exception {
            CountDownLatch over = new CountDownLatch(1);
            sides.beforeAnswering(call -> hang(call, over));
            try {
                assertThat(burst()).hasSize(BURST).allSatisfy(GiveawayButtonIT::saysNotKnown);
            } finally {
                over.countDown();
            }
        }

        private static void hang(SideCall call, CountDownLatch over) {
            if (call.path().equals(ENTRIES)) {
                try {
                    over.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        private static List<JsonNode> burst() throws Exception {
            String message = post(GIVEAWAYS, Button.primary(GiveawayIds.enter(ID), "Enter"));
            try (ExecutorService pressing = Executors.newVirtualThreadPerTaskExecutor()) {
                List<CompletableFuture<JsonNode>> answers = IntStream.range(0, BURST)
                        .mapToObj(each -> CompletableFuture.supplyAsync(
                                () -> discord.click(DEMO, MAX, message, GiveawayIds.enter(ID)), pressing))
                        .toList();
                return answers.stream().map(CompletableFuture::join).toList();
            }
        }
    }

    /** What others did before may be told late. */
    private static boolean isByOlivia(JsonNode notice) {
        return notice.path("executorId").asString().equals(OLIVIA);
    }

    /** Or not now, to those who press when it is known already. */
    private static void saysNotKnown(JsonNode seen) {
        assertThat(discord.isDeferred(seen)).as("%s", seen).isTrue();
        assertThat(seen.path("ephemeral").asBoolean()).isTrue();
        assertThat(seen.path("content").asString())
                .matches("(There was no answer in time|This cannot be done right now).*");
    }

    private static void saysNotNow(JsonNode seen) {
        assertThat(discord.isDeferred(seen)).as("%s", seen).isTrue();
        assertThat(seen.path("ephemeral").asBoolean()).isTrue();
        assertThat(seen.path("content").asString())
                .isEqualTo("This cannot be done right now. Nothing was changed halfway; please try again in a moment.");
    }

    private static JsonNode press(String userId, String customId, String locale) {
        String message = post(GIVEAWAYS, Button.primary(customId, "Press"));
        return discord.click(DEMO, userId, message, customId, locale);
    }

    private static String post(String channelId, Button button) {
        return text(channelId)
                .sendMessage("giveaway")
                .addComponents(ActionRow.of(button))
                .complete()
                .getId();
    }

    private static TextChannel text(String channelId) {
        return Objects.requireNonNull(
                bot.bean(DiscordConnection.class).sessions().getFirst().getTextChannelById(channelId));
    }
}
