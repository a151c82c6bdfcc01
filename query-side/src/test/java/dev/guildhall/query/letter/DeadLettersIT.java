package dev.guildhall.query.letter;

import static dev.guildhall.query.letter.LetterScene.OLIVIA;
import static dev.guildhall.query.letter.LetterScene.OTTO;
import static dev.guildhall.query.letter.LetterScene.PATIENCE;
import static dev.guildhall.query.letter.LetterScene.ROUTE;
import static dev.guildhall.query.letter.LetterScene.VIEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.eventlog.letter.LetterDesk;
import dev.guildhall.eventlog.letter.LetterHealth;
import dev.guildhall.eventlog.parking.Letters;
import dev.guildhall.events.Change;
import dev.guildhall.events.settings.SettingsChanged;
import dev.guildhall.query.GuildLog;
import dev.guildhall.query.QuerySideProcess.Reply;
import dev.guildhall.query.RedisEar;
import dev.guildhall.query.configuration.ConfigurationProcessor;
import dev.guildhall.testkit.TestRedis;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class DeadLettersIT {
    /** Guilds that wait at once: more than are taken up at once. */
    private static final int MANY = LetterDesk.MAX_GUILDS + 20;

    private static LetterScene scene;

    @BeforeAll
    static void start() {
        scene = new LetterScene();
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    private static void rests(String guild, long version) {
        Reply reply = scene.read(guild);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.version()).isEqualTo(version);
        await().atMost(PATIENCE)
                .until(() -> String.valueOf(scene.read(guild).headers().get("guildhall-rests-at"))
                        .contains(VIEW + "="));
    }

    @Nested
    class WhenAnEventCannotBeProcessed {
        @Test
        void ofUnknownTypeItsGuildRestsThereAndOthersGoOn() {
            String guild = scene.guild();
            long before = scene.prefix(guild, "a");
            long poisoned = scene.poison(guild);
            scene.prefix(guild, "b");

            JsonNode letter = scene.awaitLetter(VIEW, guild, poisoned);
            scene.othersGoOn();

            rests(guild, before);
            assertThat(letter.get("id").asString()).isEqualTo(VIEW + "-" + poisoned);
            assertThat(letter.get("restsAt").asLong()).isEqualTo(poisoned - 1);
            assertThat(letter.get("eventType").asString()).isEqualTo("chess.Opened");
            assertThat(letter.at("/error/type").asString()).isEqualTo("UnreadableEvent");
            assertThat(letter.at("/error/detail").asString()).contains("unknown event type chess.Opened");
            assertThat(letter.get("attempts").asInt()).isEqualTo(1);
            await().atMost(PATIENCE)
                    .until(() -> scene.awaitLetter(VIEW, guild, poisoned)
                                    .get("waiting")
                                    .asInt()
                            == 1);
            assertThat(scene.side().bean(ConfigurationProcessor.class).isHealthy())
                    .isTrue();
        }

        @Test
        void whosePayloadIsBrokenNothingOfItIsShown() {
            String guild = scene.guild();
            long poisoned =
                    scene.poison(guild, "settings.Changed", "{\"guildId\":\"%s\",\"secret\":1}".formatted(guild));

            JsonNode letter = scene.awaitLetter(VIEW, guild, poisoned);

            assertThat(letter.at("/error/detail").asString())
                    .contains("broken payload of settings.Changed")
                    .doesNotContain("secret");
        }

        @Test
        void thatCannotBeFollowedIsKept() {
            String guild = LetterScene.newGuild();
            long poisoned = scene.prefix(guild, "x");

            JsonNode letter = scene.awaitLetter(VIEW, guild, poisoned);

            assertThat(letter.at("/error/type").asString()).isEqualTo("UnprojectableEvent");
            assertThat(letter.at("/error/detail").asString()).contains("SettingsChanged of an unregistered guild");
            scene.othersGoOn();
        }

        @Test
        void whoseRowIsRefusedIsFoundAmongOthers() {
            String guild = scene.guild();
            String other = scene.guild();
            long before = scene.prefix(guild, "fine");
            // One batch or several: what is fine is written either way. What is behind leaves it as it is.
            long poisoned = scene.prefix(guild, "nul\0");
            scene.log().append(new SettingsChanged(guild, List.of(new Change("colour", null, "#112233"))));
            long fine = scene.prefix(other, "other");

            JsonNode letter = scene.awaitLetter(VIEW, guild, poisoned);

            rests(guild, before);
            scene.awaitVersion(other, fine);
            assertThat(letter.at("/error/detail").asString())
                    .contains("SQLSTATE 22P05")
                    .doesNotContain("nul");
        }

        @Test
        void isKeptForTheProjectionThatItIsAbout() {
            Map<String, String> types = Map.of(
                    "giveaway-view", "giveaway.Unknown",
                    "ticket-view", "ticket.Unknown",
                    "level-view", "leveling.Unknown",
                    "moderation-view", "moderation.Unknown",
                    "music-view", "music.Unknown",
                    "member-effects", "member.Unknown",
                    "guild-checkpoints", "settings.Unknown");
            Map<String, String> guilds = new HashMap<>();
            Map<String, Long> poisoned = new HashMap<>();
            types.forEach((projection, type) -> {
                String guild = scene.guild();
                guilds.put(projection, guild);
                poisoned.put(projection, scene.poison(guild, type, "{}"));
            });

            guilds.forEach((projection, guild) -> {
                long position = Objects.requireNonNull(poisoned.get(projection));
                assertThat(scene.awaitLetter(projection, guild, position)
                                .get("eventType")
                                .asString())
                        .isEqualTo(types.get(projection));
                scene.awaitLetter("timeline", guild, position);
                if (!projection.equals("guild-checkpoints")) {
                    // Nothing that the configuration follows from.
                    scene.awaitVersion(guild, scene.prefix(guild, "goes on"));
                    assertThat(scene.letters("?projection=" + VIEW + "&guildId=" + guild))
                            .isEmpty();
                }
                scene.discard(projection, position);
            });
            guilds.forEach((projection, guild) -> scene.awaitNoLetter(projection, guild));
        }
    }

    @Nested
    class WhenReadAtLeastAVersionThatWaits {
        @Test
        void saysThatWaitingWouldNotHelp() throws Exception {
            String guild = scene.guild();
            long poisoned = scene.poison(guild);
            long behind = scene.prefix(guild, "b");
            scene.awaitLetter(VIEW, guild, poisoned);

            // That the first guild of all rests is noticed within a second.
            Reply reply = await().atMost(PATIENCE)
                    .until(
                            () -> scene.side().get("/api/guilds/" + guild + "?atLeast=" + behind, OLIVIA),
                            answer -> answer.status() == 503);

            assertThat(reply.body().get("restsAt").asLong()).isEqualTo(poisoned - 1);
            assertThat(scene.side()
                            .get("/api/guilds/" + guild + "?atLeast=" + (poisoned - 1), OLIVIA)
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void tellsNothingToStrangers() throws Exception {
            String guild = scene.guild();
            scene.awaitLetter(VIEW, guild, scene.poison(guild));

            Reply reply = scene.side().get("/api/guilds/" + guild, OTTO);

            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.headers()).doesNotContainKey("guildhall-rests-at");
        }
    }

    @Nested
    class WhenRetried {
        @Test
        void followsAllThatWaitedInOrderAndTellsOfIt() throws Exception {
            String guild = scene.guild();
            long poisoned = scene.poison(guild);
            long last = 0;
            for (int n = 0; n < 250; n++) {
                last = scene.prefix(guild, "p" + n);
            }
            scene.awaitLetter(VIEW, guild, poisoned);
            scene.mend(poisoned);
            try (RedisEar ear = new RedisEar(TestRedis.shared().url())) {
                scene.retry(VIEW, VIEW + "-" + poisoned);

                scene.awaitVersion(guild, last);
                await().atMost(PATIENCE).until(() -> ear.channels(guild).contains("config:update"));
            }
            assertThat(scene.read(guild).at("/data/settings/prefix")).isEqualTo("p249");
            scene.awaitNoLetter(VIEW, guild);
            await().atMost(PATIENCE)
                    .until(() -> !String.valueOf(scene.read(guild).headers().get("guildhall-rests-at"))
                            .contains(VIEW + "="));
            scene.awaitVersion(guild, scene.prefix(guild, "news"));
        }

        @Test
        void inVainCountsTheAttempts() {
            String guild = scene.guild();
            long poisoned = scene.poison(guild);
            scene.awaitLetter(VIEW, guild, poisoned);

            scene.retry(VIEW, VIEW + "-" + poisoned);

            await().atMost(PATIENCE)
                    .until(() -> scene.awaitLetter(VIEW, guild, poisoned)
                                    .get("attempts")
                                    .asInt()
                            == 2);
            assertThat(scene.awaitLetter(VIEW, guild, poisoned).get("wanted").isNull())
                    .isTrue();
        }

        @Test
        void comesToRestAtTheNextOneThatCannotBeProcessed() {
            String guild = scene.guild();
            long first = scene.poison(guild);
            long between = scene.prefix(guild, "between");
            long second = scene.poison(guild);
            scene.prefix(guild, "behind");
            scene.awaitLetter(VIEW, guild, first);
            scene.mend(first);

            scene.retry(VIEW, VIEW + "-" + first);

            JsonNode letter = scene.awaitLetter(VIEW, guild, second);
            assertThat(letter.get("attempts").asInt()).isEqualTo(1);
            assertThat(letter.get("id").asString()).isEqualTo(VIEW + "-" + second);
            scene.awaitVersion(guild, between);
        }

        @Test
        void allGoOnByOneCommandInTheOrderOfTheLogWhileOthersAreServed() throws Exception {
            // The order of the log is not that of the guilds' ids: who goes by these is found out.
            List<String> guilds =
                    Stream.generate(scene::guild).limit(MANY).toList().reversed();
            List<Long> poisoned = guilds.stream().map(scene::poison).toList();
            List<Long> last = guilds.stream()
                    .map(guild -> Math.max(scene.prefix(guild, "first"), scene.prefix(guild, "last")))
                    .toList();
            scene.awaitLetter(VIEW, guilds.getLast(), poisoned.getLast());
            poisoned.forEach(scene::mend);
            try (RedisEar ear = new RedisEar(TestRedis.shared().url())) {
                scene.retry(VIEW, null);
                scene.othersGoOn();

                await().atMost(PATIENCE).until(() -> told(ear, guilds).size() == MANY);
                assertThat(told(ear, guilds)).isEqualTo(guilds);
            }
            for (int n = 0; n < guilds.size(); n++) {
                scene.awaitVersion(guilds.get(n), last.get(n));
                assertThat(scene.read(guilds.get(n)).at("/data/settings/prefix"))
                        .isEqualTo("last");
                scene.awaitNoLetter(VIEW, guilds.get(n));
            }
        }

        /** Those of the guilds, in the order in which they were told of. */
        private static List<String> told(RedisEar ear, List<String> guilds) {
            return ear.guilds("config:update").stream()
                    .filter(guilds::contains)
                    .distinct()
                    .toList();
        }
    }

    @Nested
    class WhenDiscarded {
        @Test
        void passesOverThatEventAlone() {
            String guild = scene.guild();
            long poisoned = scene.poison(guild);
            long last = scene.prefix(guild, "after");
            scene.awaitLetter(VIEW, guild, poisoned);

            scene.discard(VIEW, poisoned);

            scene.awaitVersion(guild, last);
            scene.awaitNoLetter(VIEW, guild);
            assertThat(scene.jdbc()
                            .sql(
                                    "SELECT guild_id FROM query.dead_letter_discarded WHERE projection = ? AND position = ?")
                            .params(VIEW, poisoned)
                            .query(String.class)
                            .single())
                    .isEqualTo(guild);
        }

        @Test
        void comesToRestAtTheNextOneThatCannotBeProcessed() {
            String guild = scene.guild();
            long first = scene.poison(guild);
            long second = scene.poison(guild);
            long last = scene.prefix(guild, "after");
            scene.awaitLetter(VIEW, guild, first);

            scene.discard(VIEW, first);
            scene.awaitLetter(VIEW, guild, second);
            scene.discard(VIEW, second);

            scene.awaitVersion(guild, last);
        }
    }

    @Nested
    class WhenListed {
        @Test
        void comesPageByPage() throws Exception {
            String guild = scene.guild();
            long poisoned = scene.poison(guild);
            scene.awaitLetter(VIEW, guild, poisoned);
            scene.awaitLetter("timeline", guild, poisoned);

            Reply first = scene.side().get(ROUTE + "?limit=1&guildId=" + guild, OTTO);
            Reply second = scene.side().get(ROUTE + "?limit=1&guildId=" + guild + "&after=" + first.at("/next"), OTTO);

            assertThat(first.at("/data/0/projection")).isEqualTo(VIEW);
            assertThat(second.at("/data/0/projection")).isEqualTo("timeline");
            assertThat(second.body().has("next")).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"?limit=0", "?limit=101", "?after=nonsense"})
        void refusesNonsense(String query) throws Exception {
            assertThat(scene.side().get(ROUTE + query, OTTO).status()).isEqualTo(400);
        }

        @Test
        void isForOperators() throws Exception {
            assertThat(scene.side().get(ROUTE, OLIVIA).status()).isEqualTo(403);
        }
    }

    @Nested
    class WhenNoMoreMayWait {
        private static final String FAKES = "INSERT INTO query.dead_letter (projection, guild_id, position, event_type,"
                + " error, detail, tried_by, followed, decided) SELECT '" + VIEW + "', 'fake-' || n, -n, 'x', 'x', 'x',"
                + " (SELECT min(tried_by) FROM query.dead_letter), 0, 0 FROM generate_series(1, %d) n";

        @Test
        void saysSoBeforeAndThenStops() throws Exception {
            String guild = scene.guild();
            scene.awaitLetter(VIEW, guild, scene.poison(guild));
            try {
                scene.sql(FAKES.formatted(Letters.MANY_LETTERS));
                await().atMost(PATIENCE).until(() -> isDown());
                scene.othersGoOn();

                scene.sql("DELETE FROM query.dead_letter WHERE event_type = 'x'");
                scene.sql(FAKES.formatted(Letters.MAX_LETTERS));
                String waiting = scene.guild();
                long poisoned = scene.poison(waiting);
                await().atMost(PATIENCE)
                        .until(() ->
                                !scene.side().bean(ConfigurationProcessor.class).isHealthy());
                scene.sql("DELETE FROM query.dead_letter WHERE event_type = 'x'");

                scene.awaitLetter(VIEW, waiting, poisoned);
                scene.othersGoOn();
                await().atMost(PATIENCE).until(() -> !isDown());
            } finally {
                scene.sql("DELETE FROM query.dead_letter WHERE event_type = 'x'");
            }
        }

        private static boolean isDown() {
            return Objects.requireNonNull(scene.side().bean(LetterHealth.class).health())
                    .getStatus()
                    .getCode()
                    .equals("DOWN");
        }
    }

    @Nested
    class WhenNothingIsPoisoned {
        @Test
        void aGuildRestsNowhere() {
            String guild = scene.guild();
            scene.awaitVersion(guild, scene.log().append(GuildLog.prefix(guild, "z")));

            assertThat(scene.read(guild).headers()).doesNotContainKey("guildhall-rests-at");
        }
    }
}
