package dev.guildhall.query.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.door.token.AccessTokens;
import dev.guildhall.eventlog.Anchor;
import dev.guildhall.eventlog.Verifications;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.MetadataKeys;
import dev.guildhall.events.effect.EffectRetryRequested;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.events.log.KnownHead;
import dev.guildhall.events.log.LogVerificationRequested;
import dev.guildhall.events.operation.ProjectionPaused;
import dev.guildhall.query.Databases;
import dev.guildhall.query.GuildLog;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.QuerySideProcess.Reply;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestRedis;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class LogRoutesIT {
    private static final String OTTO = "1180000000000000105";
    private static final String OLIVIA = "1180000000000000101";
    private static final String GUILD = "1180000000000007001";
    private static final String HEAD = "/api/ops/log/head";
    private static final String VERIFY = "/api/ops/log/verify";
    private static final String FOLLOW = "/internal/log/verifications";
    private static final String PROOF = "/api/ops/log/verification";

    private final TestDatabase database = Databases.migrated();
    private QuerySideProcess side;
    private GuildLog log;

    @TempDir
    private Path directory = Path.of("");

    @BeforeEach
    void start() {
        side = QuerySideProcess.start(
                database,
                TestRedis.shared().url(),
                Map.of(
                        "guildhall.operators",
                        OTTO,
                        "guildhall.log.anchor.file",
                        anchors().toString(),
                        "guildhall.log.anchor.interval",
                        "50ms"));
        log = side.log();
        log.append(
                new GuildRegistered(GUILD, "Demo", OLIVIA), GuildLog.prefix(GUILD, "?"), GuildLog.prefix(GUILD, "#"));
    }

    @AfterEach
    void stop() {
        side.close();
    }

    @Nested
    class WhenSomebodyElseAsks {
        @Test
        void isNotAnswered() throws Exception {
            assertThat(side.get(HEAD, OLIVIA).status()).isEqualTo(403);
            assertThat(side.get(VERIFY, OLIVIA).status()).isEqualTo(403);
            assertThat(side.get(PROOF, OLIVIA).status()).isEqualTo(403);
            assertThat(follow(side.bean(AccessTokens.class).issueForUser(OTTO, "otto"))
                            .status())
                    .isEqualTo(403);
            assertThat(side.ask(HEAD).status()).isEqualTo(403);
            assertThat(side.get("/internal/log/head", OTTO).status()).isEqualTo(403);
            assertThat(side.send("GET", HEAD, "", Map.of()).status()).isEqualTo(401);
        }

        @Test
        void answersTheOtherSidesAboutTheHead() throws Exception {
            assertThat(side.ask("/internal/log/head").body().at("/data"))
                    .isEqualTo(withoutAnchors(side.get(HEAD, OTTO)));
        }

        private JsonNode withoutAnchors(Reply reply) {
            return ((ObjectNode) reply.body().get("data")).without("anchors");
        }
    }

    @Nested
    class WhenAnOperatorAsks {
        @Test
        void tellsTheHeadAndHowFarItIsKnownOutside() throws Exception {
            await().until(() ->
                    side.get(HEAD, OTTO).body().at("/data/anchors/0/position").asLong() == 3);
            Reply reply = side.get(HEAD, OTTO);
            assertThat(reply.version()).isEqualTo(3);
            assertThat(reply.at("/data/link")).matches("[0-9a-f]{64}");
            assertThat(reply.at("/data/anchors/0/sink")).isEqualTo("file");
            assertThat(reply.body().at("/data/anchors/0/failing").asBoolean()).isFalse();
        }

        @Test
        void saysThatNothingWasVerifiedYet() throws Exception {
            assertThat(side.get(VERIFY, OTTO).at("/data/state")).isEqualTo("none");

            // One of a process that is gone is not under way for ever.
            sql("insert into log.verification (asked_by, seen_at) values ('x', clock_timestamp() - interval '1 hour')");
            assertThat(side.get(VERIFY, OTTO).at("/data/state")).isEqualTo("failed");
            assertThat(side.get(VERIFY, OTTO).at("/data/failure")).contains("process");
        }

        @Test
        void verifiesASmallLogAtOnceAndRemembersTheResult() throws Exception {
            await().until(() ->
                    side.get(HEAD, OTTO).body().at("/data/anchors/0/position").asLong() == 3);

            Reply reply = verified();

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.at("/data/state")).isEqualTo("intact");
            assertThat(reply.body().at("/data/progress/percent").asInt()).isEqualTo(100);
            assertThat(reply.body().at("/data/head/position").asLong()).isEqualTo(3);
            assertThat(reply.body().at("/data/vouchedFor/position").asLong()).isEqualTo(3);
            assertThat(reply.body().at("/data/vouchedFor/ageSeconds").asLong()).isBetween(0L, 60L);
            assertThat(side.get(VERIFY, OTTO).at("/data/state")).isEqualTo("intact");
        }

        @Test
        void namesTheFirstWrongPosition() throws Exception {
            tamper("UPDATE log.event SET payload = payload || ' ' WHERE position = 2");

            Reply reply = verified();

            assertThat(reply.at("/data/state")).isEqualTo("broken");
            assertThat(reply.at("/data/finding/kind")).isEqualTo("edited");
            assertThat(reply.body().at("/data/finding/position").asLong()).isEqualTo(2);
            assertThat(reply.at("/data/finding/detail")).isNotEmpty();
        }

        @Test
        void holdsTheLogAgainstAnAnchorGivenByHand() throws Exception {
            String link = side.get(HEAD, OTTO).at("/data/link");
            assertThat(verified(byHand(3, link)).at("/data/state")).isEqualTo("intact");

            assertThat(verified(byHand(4, link)).at("/data/finding/kind")).isEqualTo("cut_tail");
            assertThat(verified(byHand(3, "ab".repeat(32))).at("/data/finding/kind"))
                    .isEqualTo("rewritten");
        }

        @Test
        void saysWhenItCouldNotBeDone() throws Exception {
            await().until(() ->
                    side.get(HEAD, OTTO).body().at("/data/anchors/0/position").asLong() == 3);
            Files.delete(anchors());

            Reply reply = verified();

            assertThat(reply.at("/data/state")).isEqualTo("failed");
            assertThat(reply.at("/data/failure")).contains("anchors");
        }
    }

    @Nested
    class WhenTheResultIsOnRecord {
        @Test
        void saysWhoHadItVerifiedWhenAndHowFarItIsKnownOutside() throws Exception {
            await().until(() ->
                    side.get(HEAD, OTTO).body().at("/data/anchors/0/position").asLong() == 3);
            verified();

            JsonNode data = side.get(PROOF, OTTO).body().get("data");

            assertThat(data.at("/newest/state").asString()).isEqualTo("intact");
            assertThat(data.at("/newest/askedBy").asString()).isEqualTo(OTTO);
            assertThat(data.at("/newest/endedAt").asString()).isNotEmpty();
            assertThat(data.at("/last")).isEqualTo(data.at("/newest"));
            assertThat(data.at("/head/position").asLong()).isEqualTo(3);
            assertThat(data.at("/anchors/0/sink").asString()).isEqualTo("file");
            assertThat(data.at("/anchors/0/eventsBehind").asLong()).isZero();
            assertThat(data.at("/anchors/0/ageSeconds").asLong()).isBetween(0L, 60L);

            // One that could not be done leaves the last result standing.
            Files.delete(anchors());
            verified();

            Reply reply = side.get(PROOF, OTTO);
            assertThat(reply.at("/data/newest/state")).isEqualTo("failed");
            assertThat(reply.at("/data/last/state")).isEqualTo("intact");
        }

        @Test
        void isKnownToAnotherProcessAndAfterThisOneHasEnded() throws Exception {
            verified();
            side.close();

            side = QuerySideProcess.start(database, TestRedis.shared().url(), Map.of("guildhall.operators", OTTO));

            assertThat(side.get(VERIFY, OTTO).at("/data/state")).isEqualTo("intact");
            assertThat(side.get(VERIFY, OTTO).at("/data/askedBy")).isEqualTo(OTTO);
        }

        @Test
        void theFirstWrongPositionStays() throws Exception {
            tamper("UPDATE log.event SET payload = payload || ' ' WHERE position = 2");
            verified();

            assertThat(side.get(PROOF, OTTO)
                            .body()
                            .at("/data/last/finding/position")
                            .asLong())
                    .isEqualTo(2);
            assertThat(figure("guildhall.log.verification.intact")).isZero();
            assertThat(figure("guildhall.log.verification.age")).isNaN();
        }

        private double figure(String name) {
            return side.bean(MeterRegistry.class).get(name).gauge().value();
        }
    }

    @Nested
    class WhenAnAuditorAsks {
        private static final String AUDIT = "/api/guilds/" + GUILD + "/history/verification";

        @Test
        void hearsTheResultItsTimeAndTheAnchorAndNothingOfOperators() throws Exception {
            await().until(() ->
                    side.get(HEAD, OTTO).body().at("/data/anchors/0/position").asLong() == 3);
            verified();
            await().until(() -> side.get(AUDIT, OLIVIA).status() == 200);

            Reply whole = side.get(AUDIT, OLIVIA);
            assertThat(whole.at("/data/verification/result")).isEqualTo("intact");
            assertThat(whole.at("/data/verification/endedAt")).isNotEmpty();
            assertThat(whole.body().at("/data/verification/headPosition").asLong())
                    .isEqualTo(3);
            assertThat(whole.body().at("/data/anchor/position").asLong()).isEqualTo(3);
            assertThat(whole.body().at("/data/anchor/ageSeconds").asLong()).isBetween(0L, 60L);
            assertThat(whole.body().toString()).doesNotContain(OTTO, "askedBy");
            assertThat(side.get(AUDIT, OTTO).status()).isEqualTo(403);

            tamper("UPDATE log.event SET payload = payload || ' ' WHERE position = 2");
            verified();

            Reply broken = side.get(AUDIT, OLIVIA);
            assertThat(broken.at("/data/verification/result")).isEqualTo("broken");
            assertThat(broken.body().at("/data/verification/brokenAt").asLong()).isEqualTo(2);
        }
    }

    @Nested
    class WhenOneIsUnderWay {
        @Test
        void showsItsProgressAndTellsTheCommandSideWhatItKnows() throws Exception {
            assertThat(side.ask(FOLLOW).body().at("/data/running").asBoolean()).isFalse();
            // Each of them that still read the log would wait for it with a connection that is needed here.
            await().until(() -> side.get("/api/ops/projections", OTTO)
                    .body()
                    .get("data")
                    .valueStream()
                    .allMatch(projection -> projection.get("position").asLong() == 3));
            try (Connection blocker = database.connect();
                    Statement statement = blocker.createStatement()) {
                blocker.setAutoCommit(false);
                statement.execute("LOCK TABLE log.event IN ACCESS EXCLUSIVE MODE");
                assertThat(begin(byHand(1, "ab".repeat(32)))).isTrue();

                assertThat(side.get(VERIFY, OTTO).at("/data/state")).isEqualTo("running");
                assertThat(running()).isEqualTo(1);
                assertThat(begin()).isTrue();
                assertThat(running()).isEqualTo(1);
                assertThat(begin(byHand(2, "ab".repeat(32)))).isFalse();
                Reply known = side.ask(FOLLOW);
                assertThat(known.body().at("/data/running").asBoolean()).isTrue();
                assertThat(known.at("/data/anchors/0/link")).isEqualTo("ab".repeat(32));
                assertThat(known.body().at("/data/anchors/0/recordedAtMillis").isNull())
                        .isTrue();
                blocker.rollback();
            }
            await().until(() -> side.get(VERIFY, OTTO).at("/data/state").equals("broken"));
        }
    }

    @Nested
    class WhenOperatorsDidSomething {
        private static final String ACTIONS = "/api/ops/log/actions";

        private void did(GuildhallEvent event) {
            log.append(
                    Map.of(
                            MetadataKeys.ACTOR_TYPE,
                            "operator",
                            MetadataKeys.ACTOR_ID,
                            OTTO,
                            MetadataKeys.REASON,
                            "it hung"),
                    event);
        }

        @Test
        void tellsOfItAPageAtATimeTheNewestFirstAndOfNothingInGuilds() throws Exception {
            did(new ProjectionPaused("timeline"));
            log.append(GuildLog.prefix(GUILD, "%"));
            did(new EffectRetryRequested("01JD7Z3M8Q4V5X6Y7Z8A9BCDEF:card", GUILD, "giveaway.card"));

            Reply first = side.get(ACTIONS + "?limit=1", OTTO);
            assertThat(first.body().get("data")).hasSize(1);
            assertThat(first.at("/data/0/type")).isEqualTo("effect.RetryRequested");
            assertThat(first.at("/data/0/actorType")).isEqualTo("operator");
            assertThat(first.at("/data/0/actorId")).isEqualTo(OTTO);
            assertThat(first.at("/data/0/reason")).isEqualTo("it hung");
            assertThat(first.at("/data/0/what/effectId")).isEqualTo("01JD7Z3M8Q4V5X6Y7Z8A9BCDEF:card");

            Reply second = side.get(ACTIONS + "?limit=1&after=" + first.at("/next"), OTTO);
            assertThat(second.at("/data/0/type")).isEqualTo("operation.ProjectionPaused");
            assertThat(second.at("/data/0/what/projection")).isEqualTo("timeline");
            assertThat(second.body().path("next").isString()).isFalse();
        }

        @Test
        void refusesOthersAndPagesThatAreTooLong() throws Exception {
            assertThat(side.get(ACTIONS, OLIVIA).status()).isEqualTo(403);
            assertThat(side.get(ACTIONS + "?limit=101", OTTO).status()).isEqualTo(400);
            assertThat(side.get(ACTIONS, OTTO).body().get("data")).isEmpty();
        }

        /** Else everybody's events would be gone through for a few. */
        @Test
        void findsItByTheIndexAlone() throws SQLException {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                // The log of a test is so short that going through it is cheapest.
                statement.execute("SET enable_seqscan = off; SET enable_bitmapscan = off");
                ResultSet plan = statement.executeQuery("""
                        EXPLAIN SELECT position FROM log.event WHERE guild_id IS NULL AND position < 1000
                        ORDER BY guild_id DESC, position DESC LIMIT 10""");
                StringBuilder lines = new StringBuilder();
                while (plan.next()) {
                    lines.append(plan.getString(1)).append('\n');
                }
                assertThat(lines)
                        .contains("Backward using event_guild_position")
                        .doesNotContain("Sort");
            }
        }
    }

    @Nested
    class WhenTheLogRequestsOne {
        private void request(KnownHead... anchors) {
            log.append(
                    Map.of(MetadataKeys.ACTOR_TYPE, "operator", MetadataKeys.ACTOR_ID, OTTO),
                    new LogVerificationRequested("01JD7Z3M8Q4V5X6Y7Z8A9BCDEF", List.of(anchors)));
        }

        @Test
        void beginsItOnceAndAnswersWithTheResult() throws Exception {
            request();

            Reply reply = follow(side.serviceToken());

            assertThat(reply.status()).isIn(200, 202);
            assertThat(reply.at("/data/askedBy")).isEqualTo(OTTO);
            awaitState("intact");
            assertThat(side.get(VERIFY, OTTO).body().at("/data/head/position").asLong())
                    .isEqualTo(4);
            assertThat(follow(side.serviceToken()).status()).isEqualTo(200);
            assertThat(begun()).isEqualTo(1);
        }

        @Test
        void holdsTheLogAgainstWhatItBringsAlong() throws Exception {
            request(new KnownHead(2, "ab".repeat(32), null));
            follow(side.serviceToken());

            awaitState("broken");
            assertThat(side.get(VERIFY, OTTO).at("/data/finding/kind")).isEqualTo("rewritten");
        }

        @Test
        void beginsItThoughWhoeverAskedHasDiedMeanwhile() {
            request();

            awaitState("intact");
        }

        @Test
        void beginsItAfterARestartAndNeverTwice() throws Exception {
            request();
            awaitState("intact");
            side.close();

            side = QuerySideProcess.start(database, TestRedis.shared().url(), Map.of("guildhall.operators", OTTO));
            follow(side.serviceToken());

            assertThat(begun()).isEqualTo(1);
        }

        private void awaitState(String state) {
            await().until(() -> side.get(VERIFY, OTTO).at("/data/state").equals(state));
        }
    }

    private Reply follow(String token) throws Exception {
        return side.send("POST", FOLLOW, token, Map.of());
    }

    private boolean begin(Anchor... byHand) {
        return side.bean(Verifications.class).start(OTTO, List.of(byHand)).isPresent();
    }

    /** What came of it. */
    private Reply verified(Anchor... byHand) throws Exception {
        assertThat(begin(byHand)).isTrue();
        side.bean(Verifications.class).await(Duration.ofMinutes(1));
        return side.get(VERIFY, OTTO);
    }

    private static Anchor byHand(long position, String link) {
        return new Anchor(position, link, Anchor.TIME_UNKNOWN);
    }

    private long begun() throws SQLException {
        return count("SELECT count(*) FROM log.verification");
    }

    /** As every other process sees it. */
    private long running() throws SQLException {
        return count("SELECT count(*) FROM log.verification WHERE outcome IS NULL");
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void tamper(String sql) throws SQLException {
        sql("ALTER TABLE log.event DISABLE TRIGGER event_only_grows; " + sql);
    }

    private void sql(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Path anchors() {
        return directory.resolve("anchors.jsonl");
    }
}
