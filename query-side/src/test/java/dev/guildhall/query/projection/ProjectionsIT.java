package dev.guildhall.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.events.leveling.XpEarned;
import dev.guildhall.events.operation.ProjectionName;
import dev.guildhall.events.operation.ProjectionPaused;
import dev.guildhall.events.operation.ProjectionResumed;
import dev.guildhall.events.operation.RebuildRequested;
import dev.guildhall.events.operation.SegmentsChanged;
import dev.guildhall.query.Databases;
import dev.guildhall.query.GuildLog;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.configuration.ConfigurationProcessor;
import dev.guildhall.query.configuration.GuildViews;
import dev.guildhall.query.projection.ProjectionConfiguration.SteeredProjections;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class ProjectionsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OTTO = "1180000000000000105";
    private static final String OLIVIA = "1180000000000000101";
    private static final String GUILD = "1180000000000008101";
    private static final String ROUTE = "/api/ops/projections";
    private static final String VIEW = "configuration-view";

    private final TestDatabase database = Databases.migrated();
    private QuerySideProcess side;
    private GuildLog log;

    @BeforeEach
    void start() {
        side = process("first");
        log = side.log();
    }

    @AfterEach
    void stop() {
        side.close();
    }

    private QuerySideProcess process(String nodeId) {
        return QuerySideProcess.start(
                database, TestRedis.shared().url(), Map.of("guildhall.operators", OTTO, "guildhall.node-id", nodeId));
    }

    private JsonNode shown(String name) throws Exception {
        for (JsonNode one : side.get(ROUTE, OTTO).body().get("data")) {
            if (one.get("name").asString().equals(name)) {
                return one;
            }
        }
        throw new AssertionError("no " + name);
    }

    private JdbcClient jdbc() {
        return JdbcClient.create(side.bean(DataSource.class));
    }

    private void awaitState(String state) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(shown(VIEW).get("state").asString()).isEqualTo(state));
    }

    private void awaitView(String prefix) {
        await().atMost(PATIENCE)
                .until(() -> side.bean(GuildViews.class)
                        .find(GUILD)
                        .filter(view -> prefix.equals(view.settings().get("prefix")))
                        .isPresent());
    }

    private void paused() {
        log.append(new GuildRegistered(GUILD, "Demo", OLIVIA));
        log.append(GuildLog.prefix(GUILD, "a"));
        awaitView("a");
        log.append(new ProjectionPaused(VIEW));
        await().atMost(PATIENCE)
                .until(() -> side.bean(ConfigurationProcessor.class).isPaused());
        // What it was at when it heard of it, it ends first.
        await().atMost(PATIENCE).until(() -> shown(VIEW).at("/segments/0/owner").isNull());
    }

    @Nested
    class WhenListed {
        @Test
        void showsHowFarEachHasComeAndWhoWorksOnIt() throws Exception {
            long head = log.append(new GuildRegistered(GUILD, "Demo", OLIVIA), GuildLog.prefix(GUILD, "a"));
            awaitView("a");
            awaitState("running");

            JsonNode view = shown(VIEW);

            assertThat(view.get("position").asLong()).isEqualTo(head);
            assertThat(view.get("head").asLong()).isEqualTo(head);
            assertThat(view.get("lagEvents").asLong()).isZero();
            assertThat(view.get("lagMillis").asLong()).isZero();
            assertThat(view.get("error").isNull()).isTrue();
            assertThat(view.at("/segments/0/owner").asString()).isEqualTo("first");
        }

        @Test
        void knowsAllThatOperatorsMayName() {
            assertThat(side.bean(SteeredProjections.class).all().stream().map(SteeredProjection::name))
                    .containsExactlyInAnyOrderElementsOf(ProjectionName.steerable().stream()
                            .map(ProjectionName::word)
                            .toList());
        }

        @Test
        void isForOperators() throws Exception {
            assertThat(side.get(ROUTE, OLIVIA).status()).isEqualTo(403);
        }
    }

    @Nested
    class WhenOneCannotGoOn {
        @Test
        void saysWhichProcessWhyAndSinceWhenUntilItCan() throws Exception {
            jdbc().sql("ALTER TABLE query.level RENAME TO level_away").update();
            log.append(new GuildRegistered(GUILD, "Demo", OLIVIA));
            log.append(new XpEarned(GUILD, OLIVIA, 20, 20, 1_800_000_000_000L));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    shown("level-view").at("/failures/0/node").asString())
                            .isEqualTo("first"));
            JsonNode failure = shown("level-view").at("/failures/0");
            assertThat(failure.get("error").asString()).isEqualTo("BadSqlGrammarException");
            assertThat(Instant.parse(failure.get("since").asString()))
                    .isBefore(Instant.now().plusSeconds(60));
            assertThat(shown(VIEW).get("failures").isEmpty()).isTrue();

            jdbc().sql("ALTER TABLE query.level_away RENAME TO level").update();
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shown("level-view").get("failures").isEmpty())
                                    .isTrue());
        }
    }

    @Nested
    class WhenSegmentsAreChanged {
        private static final int GUILDS = 24;
        private static final List<String> VIEWS = List.of(VIEW, "timeline");
        private static final String ID = "-01JD7Z3M8Q4V5X6Y7Z8A9BCDEF";

        private String guild(int n) {
            return "11800000000000082" + (10 + n);
        }

        /** All there, and each somebody's. */
        private void awaitSegments(String view, int count) {
            await(view).atMost(PATIENCE).untilAsserted(() -> {
                List<String> owners = new ArrayList<>();
                shown(view)
                        .get("segments")
                        .forEach(segment -> owners.add(segment.get("owner").asString("nobody")));
                assertThat(owners).hasSize(count).containsOnly("first");
            });
        }

        private void savedEverywhere(String prefix) {
            for (int n = 0; n < GUILDS; n++) {
                log.append(GuildLog.prefix(guild(n), prefix));
            }
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(jdbc().sql(
                                            "SELECT count(*) FROM query.guild_configuration WHERE settings ->> 'prefix' = ?")
                                    .param(prefix)
                                    .query(Integer.class)
                                    .single())
                            .isEqualTo(GUILDS));
        }

        @Test
        void goesOnWithAsManyAndWithOneAgainAndIsRebuiltInBetween() {
            for (int n = 0; n < GUILDS; n++) {
                log.append(new GuildRegistered(guild(n), "Guild " + n, OLIVIA));
            }
            VIEWS.forEach(view -> log.append(new SegmentsChanged(view, 3)));
            VIEWS.forEach(view -> awaitSegments(view, 3));
            savedEverywhere("a");

            VIEWS.forEach(view -> log.append(new RebuildRequested(view, view + ID, null, false)));
            savedEverywhere("b");
            VIEWS.forEach(view -> await(view)
                    .atMost(PATIENCE)
                    .until(() -> side.get("/api/ops/rebuilds/" + view + ID, OTTO)
                            .at("/data/state")
                            .equals("done")));
            savedEverywhere("c");

            VIEWS.forEach(view -> log.append(new SegmentsChanged(view, 1)));
            VIEWS.forEach(view -> awaitSegments(view, 1));
            savedEverywhere("d");
        }
    }

    @Nested
    class WhenPaused {
        @Test
        void standsStillUntilItIsResumed() throws Exception {
            paused();
            long waiting = log.append(GuildLog.prefix(GUILD, "b"), GuildLog.prefix(GUILD, "c"));

            awaitState("paused");
            JsonNode view = shown(VIEW);
            assertThat(view.get("head").asLong()).isEqualTo(waiting);
            assertThat(view.get("lagEvents").asLong()).isGreaterThanOrEqualTo(2);
            assertThat(view.get("lagMillis").asLong()).isPositive();
            assertThat(view.at("/segments/0/owner").isNull()).isTrue();
            assertThat(side.bean(ConfigurationProcessor.class).isHealthy()).isTrue();

            log.append(new ProjectionResumed(VIEW));
            awaitView("c");
            awaitState("running");
        }

        @Test
        void staysSoAfterARestart() {
            paused();
            side.close();
            side = process("first");
            log = side.log();

            assertThat(side.bean(ConfigurationProcessor.class).isPaused()).isTrue();
            assertThat(side.bean(ConfigurationProcessor.class).processor().isRunning())
                    .isFalse();
        }

        @Test
        void nobodyElseTakesOver() {
            try (QuerySideProcess other = process("second")) {
                paused();
                await().atMost(PATIENCE)
                        .until(() -> other.bean(ConfigurationProcessor.class).isPaused());
                log.append(new ProjectionResumed(VIEW));
                log.append(GuildLog.prefix(GUILD, "z"));
                awaitView("z");
            }
        }
    }
}
