package dev.guildhall.query.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.eventlog.LogUnavailable;
import dev.guildhall.eventlog.Verifications;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.query.GuildLog;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.configuration.GuildViews;
import dev.guildhall.testkit.BaseBackup;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import dev.guildhall.testkit.TestRedis;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** PostgreSQL fails and its standby takes over, at another address: the program is told of both and left alone. */
class FailoverIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String OTTO = "1180000000000000105";
    private static final String OLIVIA = "1180000000000000101";
    private static final String GUILD = "1180000000000008811";

    @Test
    void theProgramFindsTheServerThatTookOverAndGoesOn() throws Exception {
        try (TestPostgres primary = TestPostgres.dedicated()) {
            BaseBackup.archive(primary);
            TestDatabase database = primary.newDatabase();
            try (BaseBackup backup = BaseBackup.take(primary);
                    TestPostgres standby = backup.standBy(primary);
                    QuerySideProcess side = process(primary, standby, database)) {
                GuildLog log = side.log();
                log.append(new GuildRegistered(GUILD, "Demo", OLIVIA), GuildLog.prefix(GUILD, "before"));
                awaitFollowed(standby.database(database.name()));

                primary.kill();
                BaseBackup.promote(standby);

                await().atMost(PATIENCE)
                        .ignoreExceptionsMatching(e -> e instanceof LogUnavailable || e instanceof DataAccessException)
                        .until(() -> log.append(GuildLog.prefix(GUILD, "after")) > 2);
                await().atMost(PATIENCE)
                        .ignoreExceptionsInstanceOf(DataAccessException.class)
                        .until(() -> side.bean(GuildViews.class)
                                .find(GUILD)
                                .filter(view -> "after".equals(view.settings().get("prefix")))
                                .isPresent());
                Verifications verifications = side.bean(Verifications.class);
                verifications.start(OTTO, List.of());
                assertThat(verifications.await(PATIENCE).orElseThrow().state().word())
                        .isEqualTo("intact");
            }
        }
    }

    private static QuerySideProcess process(TestPostgres primary, TestPostgres standby, TestDatabase database) {
        String url = "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/%s?targetServerType=primary"
                .formatted(primary.server().port(), standby.server().port(), database.name());
        return QuerySideProcess.start(
                new TestDatabase(database.name(), url, database.username(), database.password()),
                TestRedis.shared().url(),
                Map.of("guildhall.operators", OTTO));
    }

    /** What a standby has not heard is lost with the primary, unless PostgreSQL was told to wait for it. */
    private static void awaitFollowed(TestDatabase standby) {
        await().atMost(PATIENCE).ignoreExceptionsInstanceOf(SQLException.class).until(() -> {
            try (Connection connection = standby.connect();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select count(*) from log.event")) {
                return row.next() && row.getLong(1) == 2;
            }
        });
    }
}
