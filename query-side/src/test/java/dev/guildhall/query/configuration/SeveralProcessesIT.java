package dev.guildhall.query.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.query.GuildLog;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.QuerySideProcess.Reply;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import dev.guildhall.testkit.TestRedis;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SeveralProcessesIT {
    private static final String GUILD = "1180000000000004001";
    private static final String OLIVIA = "1180000000000000101";

    private static boolean works(QuerySideProcess side) {
        return !side.bean(ConfigurationProcessor.class)
                .processor()
                .processingStatus()
                .isEmpty();
    }

    @Nested
    class WhenAnotherProcessHoldsTheProjection {
        @Test
        void readsItsOwnWritesThereAndTakesOverWhenItStops() throws Exception {
            TestDatabase database = TestPostgres.freshDatabase();
            String redis = TestRedis.shared().url();
            try (QuerySideProcess waiting = startSecond(database, redis)) {
                long version = waiting.log().append(GuildLog.prefix(GUILD, "after"));

                await().atMost(Duration.ofSeconds(5)).until(() -> works(waiting));
                Reply reply = waiting.get("/api/guilds/" + GUILD + "?atLeast=" + version, OLIVIA);
                assertThat(reply.at("/data/settings/prefix")).isEqualTo("after");
            }
        }

        /** Starts one process, then another, has the second read what the first projects, and stops the first. */
        private QuerySideProcess startSecond(TestDatabase database, String redis) throws Exception {
            try (QuerySideProcess working = QuerySideProcess.start(database, redis)) {
                await().until(() -> works(working));
                working.log().append(new GuildRegistered(GUILD, "Demo", OLIVIA));
                QuerySideProcess waiting = QuerySideProcess.start(database, redis);
                assertThat(works(waiting)).isFalse();
                for (int i = 0; i < 50; i++) {
                    long version = working.log().append(GuildLog.prefix(GUILD, "p" + i));

                    Reply reply = waiting.get("/api/guilds/" + GUILD + "/settings?atLeast=" + version, OLIVIA);

                    assertThat(reply.at("/data/prefix")).isEqualTo("p" + i);
                }
                assertThat(works(waiting)).isFalse();
                assertThat(works(working)).isTrue();
                return waiting;
            }
        }
    }
}
