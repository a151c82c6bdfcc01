package dev.guildhall.query.giveaway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.query.Databases;
import dev.guildhall.query.GuildLog;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.content.ContentProgress;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestRedis;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is logged about other things costs the view of giveaways next to nothing. */
class GiveawayTokenIT {
    private static final int CHANGES = 300;

    private final TestDatabase database = Databases.migrated();

    private void countWrites() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE public.written (processor_name text)");
            statement.execute("GRANT ALL ON public.written TO PUBLIC");
            statement.execute("CREATE FUNCTION public.count_write() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                    + " INSERT INTO public.written VALUES (new.processor_name); RETURN new; END $$");
            statement.execute("CREATE TRIGGER count_writes AFTER UPDATE OF token ON log.token_entry FOR EACH ROW"
                    + " EXECUTE FUNCTION public.count_write()");
        }
    }

    private long writes(String group) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(
                        "SELECT count(*) FROM public.written WHERE processor_name = '" + group + "'")) {
            count.next();
            return count.getLong(1);
        }
    }

    @Test
    void isStoredOnceASecondAtMostWhileOthersAreBusyAndReachesTheEndAfterwards() throws Exception {
        try (QuerySideProcess side =
                QuerySideProcess.start(database, TestRedis.shared().url())) {
            GiveawayScene scene = new GiveawayScene(side);
            countWrites();
            long began = System.nanoTime();
            long last = 0;
            for (int i = 0; i < CHANGES; i++) {
                last = scene.log().append(GuildLog.prefix(scene.guild, "p" + i));
            }
            long end = last;
            await().until(() ->
                    side.bean("giveawayProgress", ContentProgress.class).watermark() >= end);
            long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();

            assertThat(writes(GiveawayFeature.GROUP)).isBetween(1L, seconds + 2);
            assertThat(writes("configuration-view")).isGreaterThan(writes(GiveawayFeature.GROUP));
        }
    }
}
