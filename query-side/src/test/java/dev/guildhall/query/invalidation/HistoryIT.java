package dev.guildhall.query.invalidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.events.permission.PermissionGranted;
import dev.guildhall.events.permission.PermissionRevoked;
import dev.guildhall.query.Databases;
import dev.guildhall.query.GuildLog;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.RedisEar;
import dev.guildhall.query.configuration.ConfigurationProcessor;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestRedis;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HistoryIT {
    private static final String GUILD = "1180000000000006001";
    private static final String OLIVIA = "1180000000000000101";
    private static final String ADAM = "1180000000000000102";

    /** More than two transactions of the projection. */
    private static final int BETWEEN = 450;

    @Nested
    class WhenMuchHappenedBeforeTheStart {
        @Test
        void tellsOnlyWhatIsStillTrue() throws Exception {
            TestDatabase database = Databases.migrated();
            String redis = TestRedis.shared().url();
            try (RedisEar ear = new RedisEar(redis)) {
                long last = before(database, redis);
                ear.forget();

                try (QuerySideProcess side = QuerySideProcess.start(database, redis)) {
                    await().until(() ->
                            ear.about(GUILD).stream().anyMatch(h -> h.channel().equals("config:update")));
                    assertThat(ear.channels(GUILD))
                            .containsExactly(
                                    "guild:reload", "bot:config:settings", "bot:config:update", "config:update");
                    assertThat(ear.about(GUILD).getLast().version()).isEqualTo(last);
                    assertThat(side.get("/api/guilds/" + GUILD, ADAM).version()).isEqualTo(last);
                }
            }
        }

        /** Somebody loses access and gets it back much later, while nothing is projected. */
        private long before(TestDatabase database, String redis) {
            try (QuerySideProcess idle = QuerySideProcess.start(database, redis)) {
                idle.bean(ConfigurationProcessor.class).stop();
                GuildLog log = idle.log();
                log.append(
                        new GuildRegistered(GUILD, "Demo", OLIVIA),
                        new PermissionGranted(GUILD, ADAM, "ADMINISTRATOR"),
                        new PermissionRevoked(GUILD, ADAM, "ADMINISTRATOR", "role-removed"));
                long last = log.append(IntStream.range(0, BETWEEN)
                        .mapToObj(i -> GuildLog.prefix(GUILD, "p" + i))
                        .toArray(GuildhallEvent[]::new));
                log.append(new PermissionGranted(GUILD, ADAM, "ADMINISTRATOR"));
                return last;
            }
        }
    }
}
