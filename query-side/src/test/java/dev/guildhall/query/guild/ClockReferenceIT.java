package dev.guildhall.query.guild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.guildhall.door.SharedClock;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.query.Databases;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestRedis;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ClockReferenceIT {
    private static final String GUILD = "1180000000000007001";
    private static final String OLIVIA = "1180000000000000101";

    @Nested
    class WhenTheMachinesClockIsAnHourSlow {
        @Test
        void goesByTheDataBasesClockAllTheSame() throws Exception {
            TestDatabase database = Databases.migrated();
            try (QuerySideProcess side = QuerySideProcess.start(
                    database, TestRedis.shared().url(), Map.of("guildhall.clock-offset", "-1h"))) {
                Instant reference = side.bean(LogReader.class).now();
                assertThat(side.bean(SharedClock.class).instant()).isCloseTo(reference, within(10, ChronoUnit.MINUTES));

                long version = side.log().append(new GuildRegistered(GUILD, "Demo", OLIVIA));
                assertThat(side.get("/api/guilds/" + GUILD + "?atLeast=" + version, OLIVIA)
                                .status())
                        .isEqualTo(200);
                assertThat(claimed(database)).isCloseTo(reference, within(10, ChronoUnit.MINUTES));
            }
        }

        private Instant claimed(TestDatabase database) throws Exception {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT recorded_at FROM log.token_entry")) {
                rows.next();
                return Instant.parse(rows.getString(1));
            }
        }
    }
}
