package dev.guildhall.query.leveling;

import static dev.guildhall.query.leveling.LevelScene.GENERAL;
import static dev.guildhall.query.leveling.LevelScene.MEMBER_ROLE;
import static dev.guildhall.query.leveling.LevelScene.SUPPORT_ROLE;
import static dev.guildhall.query.leveling.LevelScene.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.events.leveling.LevelingDelivered;
import dev.guildhall.events.leveling.LevelingDeliveryFailed;
import dev.guildhall.events.wire.Channel;
import dev.guildhall.query.Databases;
import dev.guildhall.query.EffectBot;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.QuerySideProcess.Reply;
import dev.guildhall.query.RedisEar;
import dev.guildhall.query.content.ContentProcessor;
import dev.guildhall.query.content.ContentProgress;
import dev.guildhall.query.effect.Effects;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestRedis;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What members have earned: read, told of, carried out in Discord, and made from the log once more. */
class LevelingIT {
    private static TestDatabase database;
    private static QuerySideProcess side;
    private static EffectBot bot;

    private LevelScene scene;

    @BeforeAll
    static void start() {
        database = Databases.migrated();
        side = QuerySideProcess.start(database, TestRedis.shared().url());
        bot = new EffectBot(side, "bot-1");
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @BeforeEach
    void begin() {
        scene = new LevelScene(side);
    }

    private static String data(Reply reply) {
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        return reply.body().at("/data").toString().replace("\"", "");
    }

    private static String line(int rank, int number, int level, long xp) {
        return "{rank:%d,userId:%s,level:%d,xp:%d}".formatted(rank, user(number), level, xp);
    }

    private static List<String> rows(String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        }
    }

    @Nested
    class WhenTheLeaderboardIsRead {
        @Test
        void isLedByThoseWhoHaveEarnedTheMost() throws Exception {
            scene.earned(user(1), 20);
            scene.reached(user(2), 300, 2, null);
            scene.earned(user(1), 40);
            long last = scene.earned(user(3), 40);

            Reply reply = scene.get("/leaderboard?atLeast=" + last);

            assertThat(data(reply))
                    .isEqualTo("[" + line(1, 2, 2, 300) + "," + line(2, 3, 0, 40) + "," + line(2, 1, 0, 40) + "]");
            assertThat(reply.version()).isEqualTo(last);
            assertThat(reply.at("/count")).isEqualTo("3");
            assertThat(reply.body().has("next")).isFalse();
        }

        @Test
        void comesPageByPageWithTheSameRanks() throws Exception {
            long last = 0;
            for (int i = 1; i <= 7; i++) {
                last = scene.earned(user(i), 100 - i / 3);
            }
            String whole = data(scene.get("/leaderboard?atLeast=" + last));

            for (int limit = 1; limit <= 7; limit++) {
                List<String> lines = new ArrayList<>();
                String next = "";
                do {
                    Reply page = scene.get("/leaderboard?limit=" + limit + next);
                    page.body()
                            .at("/data")
                            .forEach(line -> lines.add(line.toString().replace("\"", "")));
                    next = page.body().has("next") ? "&after=" + page.at("/next") : "";
                } while (!next.isEmpty());
                assertThat(lines.toString().replace(" ", "")).isEqualTo(whole);
            }
            assertThat(whole)
                    .startsWith("[{rank:1,")
                    .contains("{rank:3,", "{rank:6,")
                    .doesNotContain("rank:2,");
        }

        @Test
        void isEmptyAtFirst() throws Exception {
            Reply reply = scene.get("/leaderboard?atLeast=" + scene.begin);
            assertThat(data(reply)).isEqualTo("[]");
            assertThat(reply.version()).isZero();
        }

        @Test
        void isForThoseOnlyWhoMaySeeTheGuild() throws Exception {
            String path = "/api/guilds/" + scene.guild + "/leaderboard?atLeast=" + scene.begin;
            assertThat(side.get(path, user(1)).status()).isEqualTo(403);
            assertThat(side.ask(path).status()).isEqualTo(200);
        }

        @Test
        void refusesWhatIsNoPlaceInIt() throws Exception {
            for (String query : List.of("after=7", "after=x:1", "after=1:x", "limit=0", "limit=201")) {
                assertThat(scene.get("/leaderboard?" + query).status())
                        .as(query)
                        .isEqualTo(400);
            }
        }
    }

    @Nested
    class WhenOneMemberIsRead {
        @Test
        void answersLevelAndRank() throws Exception {
            scene.earned(user(1), 1_000);
            long last = scene.reached(user(2), 120, 1, null);

            Reply reply = scene.get("/levels/" + user(2) + "?atLeast=" + last);

            assertThat(data(reply)).isEqualTo("{userId:%s,level:1,xp:120,xpForNext:255,rank:2}".formatted(user(2)));
            assertThat(reply.version()).isEqualTo(last);
        }

        @Test
        void isABeginnerWhoHasEarnedNothing() throws Exception {
            assertThat(data(scene.get("/levels/" + user(9) + "?atLeast=" + scene.begin)))
                    .isEqualTo("{userId:%s,level:0,xp:0,xpForNext:100,rank:null}".formatted(user(9)));
            assertThat(scene.get("/levels/nobody").status()).isEqualTo(400);
            assertThat(side.get("/api/guilds/" + scene.guild + "/levels/" + user(9), user(1))
                            .status())
                    .isEqualTo(403);
        }
    }

    @Nested
    class WhenPanelsAskWhatChanged {
        @Test
        void areToldOfTheGuildOnceHoweverOftenSomebodyEarned() throws Exception {
            long before = scene.earned(user(1), 20);
            scene.earned(user(2), 20);
            long last = scene.earned(user(1), 40);
            scene.get("/leaderboard?atLeast=" + last);

            Reply changes = side.ask("/internal/changes?also=leaderboard&since=" + before);

            List<String> told = new ArrayList<>();
            changes.body().at("/data/guilds").forEach(changed -> {
                if (changed.get("guildId").asString().equals(scene.guild)) {
                    told.add(changed.get("parts") + "@" + changed.get("version").asLong());
                }
            });
            assertThat(told).containsExactly("[\"leaderboard\"]@" + last);
        }
    }

    @Nested
    class WhenALevelIsReached {
        private List<JsonNode> given(String userId) throws Exception {
            List<JsonNode> ours = new ArrayList<>();
            await().until(() -> {
                bot.claim(32, 100).stream()
                        .filter(effect -> effect.get("effectId").asString().contains(scene.guild))
                        .forEach(ours::add);
                return !ours.isEmpty();
            });
            assertThat(ours)
                    .allSatisfy(effect ->
                            assertThat(effect.at("/level/userId").asString()).isEqualTo(userId));
            return ours;
        }

        private List<String> ids(List<JsonNode> effects) {
            return effects.stream().map(e -> e.get("effectId").asString()).toList();
        }

        @Test
        void isAMessageAndARoleEachByItself() throws Exception {
            scene.configured("levelUpText", "{user} has reached level {level}");
            scene.reached(user(1), 255, 2, GENERAL, MEMBER_ROLE, SUPPORT_ROLE);

            List<JsonNode> effects = given(user(1));

            assertThat(ids(effects))
                    .containsExactlyInAnyOrder(
                            scene.effect(user(1), "role:" + MEMBER_ROLE),
                            scene.effect(user(1), "role:" + SUPPORT_ROLE),
                            scene.effect(user(1), "message:2"));
            JsonNode message = effects.stream()
                    .filter(effect -> effect.get("kind").asString().equals("leveling.message"))
                    .findFirst()
                    .orElseThrow();
            assertThat(message.get("round").asInt()).isEqualTo(2);
            assertThat(message.get("level").toString().replace("\"", ""))
                    .isEqualTo("{userId:%s,level:2,channelId:%s,text:{user} has reached level {level},guildName:Demo}"
                            .formatted(user(1), GENERAL));
        }

        @Test
        void isToldWhereTheGuildWantsIt() throws Exception {
            scene.configured("levelUpText", "{user}!");
            scene.configured("levelUpChannelId", "1180000000000000202");
            scene.reached(user(1), 100, 1, GENERAL);

            assertThat(given(user(1)).getFirst().at("/level/channelId").asString())
                    .isEqualTo("1180000000000000202");
        }

        @Test
        void isSilentWhereNobodyIsToBeTold() throws Exception {
            scene.reached(user(1), 100, 1, null, MEMBER_ROLE);
            assertThat(ids(given(user(1)))).containsExactly(scene.effect(user(1), "role:" + MEMBER_ROLE));
        }

        @Test
        void isForgottenAWeekAfterItWasDone() throws Exception {
            scene.reached(user(1), 100, 1, GENERAL, MEMBER_ROLE);
            for (JsonNode effect : given(user(1))) {
                bot.report(effect, "done", Map.of());
            }
            String message = scene.effect(user(1), "message:1");
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("UPDATE query.effect SET done_at = done_at - interval '8 days' WHERE effect_id = '"
                        + message + "'");
            }

            side.bean(Effects.class)
                    .passing(LevelEffects.ALL_KINDS, LevelFeature.KEPT)
                    .forgetSome();

            assertThat(rows("SELECT effect_id FROM query.effect WHERE guild_id = '" + scene.guild + "'"))
                    .containsExactly(scene.effect(user(1), "role:" + MEMBER_ROLE));
        }

        @Test
        void parksARoleThatCannotBeGivenAndGivesTheOthersAgain() throws Exception {
            scene.reached(user(1), 100, 1, null, MEMBER_ROLE, SUPPORT_ROLE);
            for (JsonNode effect : given(user(1))) {
                bot.report(effect, "done", Map.of());
            }
            String stuck = scene.effect(user(1), "role:" + SUPPORT_ROLE);
            scene.reached(user(1), 255, 2, null, MEMBER_ROLE, SUPPORT_ROLE);
            for (JsonNode effect : given(user(1))) {
                if (effect.get("effectId").asString().equals(stuck)) {
                    bot.report(effect, "parked", Map.of("cause", "missing-permission"));
                } else {
                    bot.report(effect, "done", Map.of());
                }
            }
            scene.reached(user(1), 475, 3, null, MEMBER_ROLE, SUPPORT_ROLE);

            assertThat(ids(given(user(1)))).containsExactly(scene.effect(user(1), "role:" + MEMBER_ROLE));
            assertThat(rows("SELECT state || ' ' || cause FROM query.effect WHERE effect_id = '" + stuck + "'"))
                    .containsExactly("parked missing-permission");
        }
    }

    @Nested
    class WhenTheLogIsReadAgain {
        private static final int REPLAYS = 10;

        private RedisEar ear;
        private long end;

        @BeforeEach
        void live() throws Exception {
            ear = new RedisEar(TestRedis.shared().url());
            long configured = scene.configured("levelUpText", "{user}!");
            scene.reached(user(1), 100, 1, GENERAL, MEMBER_ROLE);
            scene.log().append(new LevelingDelivered(scene.guild, user(1), "message:1", "77"));
            scene.log()
                    .append(new LevelingDeliveryFailed(
                            scene.guild, user(1), "role:" + MEMBER_ROLE, "missing-permission"));
            scene.reached(user(1), 255, 2, GENERAL, MEMBER_ROLE);
            scene.reached(user(2), 100, 1, null);
            for (int i = 1; i <= 100; i++) {
                scene.earned(user(i % 10 + 2), 200 + i);
            }
            end = scene.earned(user(1), 300);
            assertThat(scene.get("/leaderboard?atLeast=" + end).status()).isEqualTo(200);
            // Nothing else is told of what members earn.
            ear.awaitTold(scene.guild, Channel.BOT_ANY, configured);
            ear.forget();
        }

        private void replay(String... before) throws SQLException {
            PooledStreamingEventProcessor processor =
                    side.bean("levelProcessor", ContentProcessor.class).processor();
            processor.shutDown();
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("UPDATE log.token_entry SET token = NULL, token_type = NULL"
                        + " WHERE processor_name = 'level-view'");
                for (String sql : before) {
                    statement.execute(sql);
                }
            }
            processor.start();
            await().until(() ->
                    side.bean("levelProgress", ContentProgress.class).watermark() >= end);
        }

        private List<String> views() throws SQLException {
            return rows("SELECT l::text FROM query.level l ORDER BY level_id");
        }

        private List<String> effects() throws SQLException {
            return rows("SELECT effect_id || ' ' || state || ' ' || wanted || ' ' || done FROM query.effect"
                    + " ORDER BY effect_id");
        }

        @Test
        void isTheSameAndNothingIsDoneTwice() throws Exception {
            List<String> views = views();
            List<String> effects = effects();
            assertThat(views).filteredOn(row -> row.contains(scene.guild)).hasSize(11);

            for (int i = 0; i < REPLAYS; i++) {
                replay();
            }
            replay("TRUNCATE query.level");

            assertThat(views()).isEqualTo(views);
            assertThat(effects()).isEqualTo(effects);
            assertThat(ear.about(scene.guild)).isEmpty();
            ear.close();
        }

        @Test
        void whatTheLogSaysWasToldIsNotToldAgainEvenWhereTheEffectsAreLost() throws Exception {
            replay(
                    "TRUNCATE query.level, query.effect",
                    "DELETE FROM query.effect_progress WHERE decider = 'level-view'");

            assertThat(rows("SELECT effect_id || ' ' || state FROM query.effect WHERE guild_id = '" + scene.guild
                            + "' ORDER BY 1"))
                    .containsExactly(
                            scene.effect(user(1), "message:1") + " done",
                            scene.effect(user(1), "message:2") + " pending",
                            scene.effect(user(1), "role:" + MEMBER_ROLE) + " parked");
            ear.close();
        }
    }
}
