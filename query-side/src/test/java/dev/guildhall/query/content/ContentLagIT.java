package dev.guildhall.query.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.query.Databases;
import dev.guildhall.query.GuildLog;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.giveaway.GiveawayScene;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestRedis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ContentLagIT {
    private final TestDatabase database = Databases.migrated();
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

    private ContentLag behind(long watermark) {
        return new ContentLag(
                new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password()),
                "giveaway.",
                () -> watermark);
    }

    @Nested
    class WhenTheViewIsBehind {
        @Test
        void countsWhatIsAboutGiveawaysAlone() throws Exception {
            scene.started();
            long end = scene.log().append(GuildLog.prefix(scene.guild, "!"));
            await().until(() ->
                    side.bean("giveawayProgress", ContentProgress.class).watermark() > 0);

            assertThat(behind(0).events()).isEqualTo(2);
            assertThat(behind(0).millis()).isPositive();
            assertThat(behind(end).events()).isZero();
            assertThat(behind(end).millis()).isZero();
            assertThat(behind(end - 1).millis()).isZero();
        }
    }
}
