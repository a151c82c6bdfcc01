package dev.guildhall.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.events.operation.RebuildAborted;
import dev.guildhall.events.operation.RebuildPaused;
import dev.guildhall.events.operation.RebuildRequested;
import dev.guildhall.events.operation.RebuildResumed;
import dev.guildhall.events.operation.RollbackRequested;
import dev.guildhall.query.Databases;
import dev.guildhall.query.GuildLog;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.configuration.GuildViews;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestRedis;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rebuilds as operators order and watch them, in the whole query side. */
class RebuildRoutesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OTTO = "1180000000000000105";
    private static final String OLIVIA = "1180000000000000101";
    private static final String GUILD = "1180000000000008301";
    private static final String VIEW = "configuration-view";
    private static final String ID = VIEW + "-01JD7Z3M8Q4V5X6Y7Z8A9BCDEF";

    private final TestDatabase database = Databases.migrated();
    private QuerySideProcess side;
    private GuildLog log;

    @BeforeEach
    void start() {
        side = process("first");
        log = side.log();
        log.append(new GuildRegistered(GUILD, "Demo", OLIVIA));
        log.append(GuildLog.prefix(GUILD, "a"));
        await().atMost(PATIENCE)
                .until(() -> side.bean(GuildViews.class)
                        .find(GUILD)
                        .filter(view -> "a".equals(view.settings().get("prefix")))
                        .isPresent());
    }

    @AfterEach
    void stop() {
        side.close();
    }

    private QuerySideProcess process(String nodeId) {
        return QuerySideProcess.start(
                database, TestRedis.shared().url(), Map.of("guildhall.operators", OTTO, "guildhall.node-id", nodeId));
    }

    private String state() throws Exception {
        return side.get("/api/ops/rebuilds/" + ID, OTTO).at("/data/state");
    }

    private void awaitState(String state) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(state()).isEqualTo(state));
    }

    private JdbcClient jdbc() {
        return JdbcClient.create(side.bean(DataSource.class));
    }

    @Nested
    class WhenRequested {
        @Test
        void isCarriedOutWatchedAndRolledBack() throws Exception {
            log.append(new RebuildRequested(VIEW, ID, null, false));
            awaitState("done");

            QuerySideProcess.Reply reply = side.get("/api/ops/rebuilds/" + ID, OTTO);
            assertThat(reply.at("/data/percent")).isEqualTo("100");
            assertThat(reply.at("/data/differences")).isEqualTo("0");
            HttpResponse<InputStream> stream =
                    side.open("/api/ops/rebuilds/" + ID + "/stream", OTTO, "text/event-stream");
            try (InputStream told = stream.body()) {
                assertThat(new String(told.readAllBytes(), StandardCharsets.UTF_8))
                        .contains("event:progress")
                        .contains("\"state\":\"done\"");
            }

            log.append(new RollbackRequested(VIEW, ID));
            awaitState("rolled-back");
            assertThat(side.get("/api/guilds/" + GUILD, OLIVIA).at("/data/settings/prefix"))
                    .isEqualTo("a");
        }

        @Test
        void waitsWhileItIsPausedSaysSoAndCanBeAborted() throws Exception {
            log.append(new RebuildRequested(VIEW, ID, null, false), new RebuildPaused(VIEW, ID));
            awaitState("paused");
            assertThat(side.get("/api/ops/rebuilds/" + ID, OTTO)
                            .body()
                            .at("/data/etaSeconds")
                            .isNull())
                    .isTrue();
            log.append(new RebuildResumed(VIEW, ID));
            awaitState("done");

            String second = ID.substring(0, ID.length() - 1) + "G";
            log.append(new RebuildRequested(VIEW, second, null, false), new RebuildAborted(VIEW, second));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(side.get("/api/ops/rebuilds/" + second, OTTO)
                                    .at("/data/state"))
                            .isEqualTo("aborted"));
        }

        @Test
        void isCarriedOutByOneOfSeveral() throws Exception {
            try (QuerySideProcess other = process("second")) {
                assertThat(other).isNotNull();
                log.append(new RebuildRequested(VIEW, ID, GUILD, true));
                awaitState("done");
                assertThat(side.get("/api/ops/rebuilds/" + ID, OTTO).at("/data/attempt"))
                        .isEqualTo("1");
            }
        }

        @Test
        void isNotShownToOthers() throws Exception {
            assertThat(side.get("/api/ops/rebuilds/" + ID, OLIVIA).status()).isEqualTo(403);
            assertThat(side.get("/api/ops/rebuilds/" + ID, OTTO).status()).isEqualTo(404);
        }
    }

    @Nested
    class WhenTheViewWasMadeByAnOlderVersion {
        @Test
        void isRebuiltByItselfAtTheStart() {
            jdbc().sql("UPDATE query.projection_version SET version = 0").update();
            side.close();
            side = process("first");

            await().atMost(PATIENCE)
                    .until(() -> jdbc().sql("SELECT version FROM query.projection_version WHERE projection = ?")
                                    .param(VIEW)
                                    .query(Integer.class)
                                    .single()
                            == 1);
            await().atMost(PATIENCE)
                    .until(() -> side.get("/api/ops/rebuilds/" + VIEW + "-version-1", OTTO)
                            .at("/data/state")
                            .equals("done"));
        }
    }
}
