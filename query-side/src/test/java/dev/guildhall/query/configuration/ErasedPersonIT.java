package dev.guildhall.query.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.events.erasure.PersonErased;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.query.Databases;
import dev.guildhall.query.GuildLog;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.testkit.TestRedis;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The view says nothing about persons, so an erasure changes nothing in it and holds nobody up. */
class ErasedPersonIT {
    private static final String GUILD = "1180000000000006001";
    private static final String OLIVIA = "1180000000000000101";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void changesNoViewAndIsWaitedForLikeAnyEvent() throws Exception {
        try (QuerySideProcess side =
                QuerySideProcess.start(Databases.migrated(), TestRedis.shared().url())) {
            GuildLog log = side.log();
            ViewProgress progress = side.bean(ViewProgress.class);
            long registered = log.append(new GuildRegistered(GUILD, "Demo", OLIVIA));
            assertThat(progress.await(registered, PATIENCE)).isTrue();

            long erased = log.append(new PersonErased(OLIVIA, 7));
            assertThat(progress.await(erased, PATIENCE)).isTrue();
            long next = log.append(GuildLog.prefix(GUILD, "?"));
            assertThat(progress.await(next, PATIENCE)).isTrue();

            assertThat(side.get("/api/guilds/" + GUILD + "?atLeast=" + erased, OLIVIA)
                            .at("/data/settings/prefix"))
                    .isEqualTo("?");
            assertThat(side.ask("/actuator/health").status()).isEqualTo(200);
        }
    }
}
