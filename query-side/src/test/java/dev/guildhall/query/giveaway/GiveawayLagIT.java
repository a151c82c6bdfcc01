package dev.guildhall.query.giveaway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.query.GuildLog;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import dev.guildhall.testkit.TestRedis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class GiveawayLagIT {
    private final TestDatabase database = TestPostgres.freshDatabase();
    private QuerySideProcess side;
    private GiveawayScene scene;

    @BeforeEach
    void start() throws Exception {
        side = QuerySideProcess.start(database, TestRedis.shared().url());
        scene = new GiveawayScene(side);
    }

    @AfterEach
    void stop() {
        side.close();
    }

    private GiveawayLag behind(long watermark) {
        return new GiveawayLag(
                new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password()),
                () -> watermark);
    }

    @Nested
    class WhenTheViewIsBehind {
        @Test
        void countsWhatIsAboutGiveawaysAlone() throws Exception {
            String id = scene.started();
            long end = scene.log().append(GuildLog.prefix(scene.guild, "!"));
            await().until(() -> side.bean(GiveawayProgress.class).watermark() > 0);

            assertThat(behind(0).events()).isEqualTo(2);
            assertThat(behind(0).millis()).isPositive();
            assertThat(behind(end).events()).isZero();
            assertThat(behind(end).millis()).isZero();
            assertThat(behind(end - 1).millis()).as("after %s", id).isZero();
        }
    }
}
