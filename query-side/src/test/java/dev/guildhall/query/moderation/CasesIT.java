package dev.guildhall.query.moderation;

import static dev.guildhall.query.moderation.CaseScene.ADAM;
import static dev.guildhall.query.moderation.CaseScene.LOGS;
import static dev.guildhall.query.moderation.CaseScene.MAX;
import static dev.guildhall.query.moderation.CaseScene.OLIVIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.eventlog.SubjectKeys;
import dev.guildhall.query.Databases;
import dev.guildhall.query.EffectBot;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.QuerySideProcess.Reply;
import dev.guildhall.query.content.ContentReplay;
import dev.guildhall.query.effect.EffectPolls;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestRedis;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Cases as they are read, and what is to be done in Discord because of them. */
class CasesIT {
    private static TestDatabase database;
    private static QuerySideProcess side;

    private CaseScene scene;
    private EffectBot bot;

    @BeforeAll
    static void start() {
        database = Databases.migrated();
        side = QuerySideProcess.start(database, TestRedis.shared().url());
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    /** What other tests have left to be done is nobody's business here. */
    @BeforeEach
    void begin() throws SQLException {
        run("UPDATE query.effect SET state = 'discarded'");
        scene = new CaseScene(side);
        bot = new EffectBot(side, "bot-1");
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<Integer> numbers(Reply reply) {
        List<Integer> values = new ArrayList<>();
        reply.body().at("/data").forEach(item -> values.add(item.get("number").asInt()));
        return values;
    }

    /** Of all effects of one case, by what follows its id. */
    private Map<String, String> states(int number) throws SQLException {
        String caseId = scene.caseId(number);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT effect_id, state FROM query.effect WHERE subject_id = '" + caseId + "'")) {
            Map<String, String> states = new TreeMap<>();
            while (row.next()) {
                states.put(row.getString(1).substring(caseId.length() + 1), row.getString(2));
            }
            return states;
        }
    }

    /** All that is due once everything up to that position is decided. */
    private List<JsonNode> due(long position) throws Exception {
        scene.projected(position);
        side.bean(EffectPolls.class).wake();
        return bot.claim(32, 0);
    }

    private static List<String> ids(List<JsonNode> effects) {
        return effects.stream()
                .map(effect -> effect.get("effectId").asString())
                .map(id -> id.substring(id.indexOf(':') + 1))
                .toList();
    }

    @Nested
    class WhenOneIsRead {
        @Test
        void answersWhatTheContractSays() throws Exception {
            long version = scene.open("timeout");

            Reply reply = scene.get("/1?atLeast=" + version);

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.headers()).containsEntry("etag", "\"" + version + "\"");
            assertThat(reply.body().at("/data").toString())
                    .isEqualTo(("{'number':1,'kind':'timeout','userId':'%s','moderatorId':'%s','rule':null,"
                                    + "'reason':'Kumquats','status':'STANDING','createdAt':'2027-01-15T08:00:00Z',"
                                    + "'until':'2027-01-15T09:00:00Z','channelId':null,'revokedAt':null,"
                                    + "'revokedBy':null,'revokeReason':null,'done':[],'failed':{},'version':%d}")
                            .formatted(MAX, ADAM, version)
                            .replace('\'', '"'));
        }

        @Test
        void followsWhatHappensToIt() throws Exception {
            scene.open("ban");
            long failed = scene.failed(1, "action", "missing-permission");
            assertThat(scene.get("/1?atLeast=" + failed).at("/data/failed/action"))
                    .isEqualTo("missing-permission");

            long done = scene.done(1, "action");
            Reply carriedOut = scene.get("/1?atLeast=" + done);
            assertThat(carriedOut.body().at("/data/failed").toString()).isEqualTo("{}");
            assertThat(carriedOut.body().at("/data/done").toString()).isEqualTo("[\"action\"]");

            long revoked = scene.revoke(1, true);
            Reply after = scene.get("/1?atLeast=" + revoked);
            assertThat(after.at("/data/status")).isEqualTo("REVOKED");
            assertThat(after.at("/data/revokedBy")).isEqualTo(OLIVIA);
            assertThat(after.at("/data/revokeReason")).isEqualTo("Sorry");
        }

        @Test
        void isFoundInItsOwnGuildByThoseWhoMayReadIt() throws Exception {
            scene.projected(scene.open("warn"));
            CaseScene other = new CaseScene(side);

            assertThat(scene.get("/2").status()).isEqualTo(404);
            assertThat(scene.get("/nothing").status()).isEqualTo(404);
            assertThat(scene.get("/1", MAX).status()).isEqualTo(403);
            assertThat(other.get("/1?atLeast=" + other.registered).status()).isEqualTo(404);
        }

        @Test
        void holdsNothingThatAnybodyWrote() throws Exception {
            scene.projected(scene.open("warn", "1180000000000000177", null));
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "SELECT c::text FROM query.moderation_case c WHERE case_id = '" + scene.caseId(1) + "'")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).doesNotContain("Kumquats");
            }

            SubjectKeys keys = side.bean(SubjectKeys.class);
            String userId = "1180000000000000177";
            keys.destroy(userId, List.of(keys.newest(userId).orElseThrow()));

            assertThat(scene.get("/1").at("/data/reason")).isEqualTo("[erased]");
        }
    }

    @Nested
    class WhenTheyAreListed {
        @Test
        void tellsTheNewestFirstPageByPage() throws Exception {
            scene.open("warn");
            scene.open("ban");
            scene.open("warn", "7", null);
            scene.found("delete", "link");
            long version = scene.open("warn");

            Reply first = scene.get("?limit=2&atLeast=" + version);
            Reply second = scene.get("?limit=2&after=" + first.at("/next"));
            Reply third = scene.get("?limit=2&after=" + second.at("/next"));

            assertThat(numbers(first)).containsExactly(5, 4);
            assertThat(numbers(second)).containsExactly(3, 2);
            assertThat(numbers(third)).containsExactly(1);
            assertThat(third.body().has("next")).isFalse();
            assertThat(first.version()).isEqualTo(version);
            assertThat(numbers(scene.get("?kind=warn"))).containsExactly(5, 3, 1);
            assertThat(numbers(scene.get("?userId=7"))).containsExactly(3);
            assertThat(numbers(scene.get("?userId=" + MAX + "&kind=ban"))).containsExactly(2);
            assertThat(first.at("/data/1/rule")).isEqualTo("link");
        }

        @Test
        void refusesWhatThereCannotBe() throws Exception {
            for (String query : List.of("kind=WARN", "userId=max", "after=0", "after=x", "limit=0", "limit=201")) {
                assertThat(scene.get("?" + query).status()).as(query).isEqualTo(400);
            }
            assertThat(scene.get("", MAX).status()).isEqualTo(403);
        }

        @Test
        void isToldOfAsChanged() throws Exception {
            long version = scene.open("warn");
            scene.projected(version);

            String changes = side.ask("/internal/changes?since=" + (version - 1) + "&also=cases")
                    .body()
                    .toString();

            assertThat(changes).contains(scene.guild).contains("cases");
        }
    }

    @Nested
    class WhenSomethingIsToBeDoneInDiscord {
        @Test
        void isGivenOutOneAfterAnother() throws Exception {
            JsonNode action = due(scene.open("ban")).getFirst();

            assertThat(action.get("effectId").asString()).isEqualTo(scene.caseId(1) + ":action");
            assertThat(action.get("kind").asString()).isEqualTo("moderation.action");
            assertThat(action.at("/case/userId").asString()).isEqualTo(MAX);
            assertThat(action.at("/case/kind").asString()).isEqualTo("ban");
            assertThat(action.at("/case/reason").asString()).isEqualTo("Kumquats");
            assertThat(action.at("/case/logChannelId").asString()).isEqualTo(LOGS);
            assertThat(bot.claimAll()).isEmpty();

            List<JsonNode> line = due(scene.done(1, "action"));
            assertThat(ids(line)).containsExactly("opened-line");
            assertThat(line.getFirst().get("kind").asString()).isEqualTo("moderation.line");
            scene.projected(scene.done(1, "opened-line"));

            List<JsonNode> lift = due(scene.revoke(1, true));
            assertThat(ids(lift)).containsExactly("lift");
            assertThat(lift.getFirst().at("/case/status").asString()).isEqualTo("REVOKED");
            assertThat(ids(due(scene.done(1, "lift")))).containsExactly("revoked-line");
            scene.projected(scene.done(1, "revoked-line"));
            assertThat(states(1))
                    .containsEntry("action", "done")
                    .containsEntry("opened-line", "done")
                    .containsEntry("lift", "done")
                    .containsEntry("revoked-line", "done");
        }

        @Test
        void isParkedAndToldOfWhenDiscordRefuses() throws Exception {
            due(scene.open("kick"));

            List<JsonNode> line = due(scene.failed(1, "action", "member-missing"));

            assertThat(states(1)).containsEntry("action", "parked");
            assertThat(ids(line)).containsExactly("opened-line");
            assertThat(line.getFirst().at("/case/actionFailed").asString()).isEqualTo("member-missing");
        }

        @Test
        void isOnlyALineWhereNothingIsDoneToTheMember() throws Exception {
            assertThat(ids(due(scene.open("warn")))).containsExactly("opened-line");
            scene.projected(scene.revoke(1, false));
            assertThat(states(1)).containsOnlyKeys("opened-line", "revoked-line");
        }

        @Test
        void isNothingWhereTheGuildReadsNowhere() throws Exception {
            scene.projected(scene.open("warn", MAX, null));
            scene.projected(scene.found("delete", "spam"));

            assertThat(states(1)).isEmpty();
            assertThat(states(2)).isEmpty();
        }
    }

    @Nested
    class WhenTheLogIsReadAgain {
        @Test
        void changesNothing() throws Exception {
            scene.open("ban");
            scene.done(1, "action");
            scene.revoke(1, true);
            scene.failed(1, "lift", "missing-permission");
            scene.open("warn");
            long end = scene.found("kick", "word");
            scene.projected(end);
            ContentReplay replay = new ContentReplay(side, database, "moderation");
            String all = "SELECT c::text FROM query.moderation_case c ORDER BY case_id";
            List<String> views = replay.rows(all);
            List<String> effects = replay.effects();

            replay.replay(end);
            assertThat(replay.rows(all)).isEqualTo(views);
            assertThat(replay.effects()).isEqualTo(effects);

            replay.replay(end, "TRUNCATE query.moderation_case");
            assertThat(replay.rows(all)).isEqualTo(views);
            assertThat(replay.effects()).isEqualTo(effects);
        }
    }
}
