package dev.guildhall.query.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.events.EventJson;
import dev.guildhall.events.guild.GuildLeft;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.events.guild.GuildRenamed;
import dev.guildhall.events.permission.PermissionGranted;
import dev.guildhall.events.permission.PermissionRevoked;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.RedisEar;
import dev.guildhall.testkit.TestPostgres;
import dev.guildhall.testkit.TestRedis;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PermissionValuesIT {
    private static final String GUILD = "1180000000000000001";
    private static final String OLIVIA = "1180000000000000101";
    private static final String ADAM = "1180000000000000102";
    private static final String KEY = "user:permissions:" + ADAM;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private TestRedis redis;
    private QuerySideProcess side;
    private RedisEar ear;

    @BeforeEach
    void start() {
        redis = TestRedis.dedicated();
        side = QuerySideProcess.start(TestPostgres.freshDatabase(), redis.url());
        ear = new RedisEar(redis.url());
        side.log().append(new GuildRegistered(GUILD, "Demo", OLIVIA));
    }

    @AfterEach
    void stop() {
        side.close();
        ear.close();
        redis.close();
    }

    private JsonNode value() {
        String json = ear.commands().get(KEY);
        return EventJson.mapper().readTree(json == null ? "{}" : json);
    }

    private void awaitGuilds(long version, String... guilds) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(value().path("version").asLong()).isGreaterThanOrEqualTo(version);
            assertThat(value().path("guilds")
                            .valueStream()
                            .map(g -> g.path("name").asString() + " "
                                    + g.path("access").asString()))
                    .containsExactly(guilds);
        });
    }

    @Nested
    class WhenAccessChanges {
        @Test
        void followsEveryChange() {
            long granted = side.log().append(new PermissionGranted(GUILD, ADAM, "ADMINISTRATOR"));
            awaitGuilds(granted, "Demo administrator");
            assertThat(value().path("userId").asString()).isEqualTo(ADAM);
            assertThat(ear.commands().ttl(KEY)).isBetween(1L, 3_600L);

            long renamed = side.log().append(new GuildRenamed(GUILD, "Demo", "Zunft"));
            awaitGuilds(renamed, "Zunft administrator");

            long revoked = side.log().append(new PermissionRevoked(GUILD, ADAM, "ADMINISTRATOR", "role-removed"));
            awaitGuilds(revoked);
        }

        @Test
        void endsForAllWithTheBotsPresence() {
            long granted = side.log().append(new PermissionGranted(GUILD, ADAM, "ADMINISTRATOR"));
            awaitGuilds(granted, "Demo administrator");

            awaitGuilds(side.log().append(new GuildLeft(GUILD)));
        }
    }

    @Nested
    class WhenAsked {
        @Test
        void keepsWhatWasAnswered() throws Exception {
            long granted = side.log().append(new PermissionGranted(GUILD, ADAM, "ADMINISTRATOR"));
            awaitGuilds(granted, "Demo administrator");
            ear.commands().del(KEY);

            assertThat(side.ask("/internal/access/" + ADAM).status()).isEqualTo(200);

            awaitGuilds(granted, "Demo administrator");
        }

        @Test
        void aSlowReaderDoesNotPutBackWhatWasTrueBefore() {
            long granted = side.log().append(new PermissionGranted(GUILD, ADAM, "ADMINISTRATOR"));
            awaitGuilds(granted, "Demo administrator");
            long revoked = side.log().append(new PermissionRevoked(GUILD, ADAM, "ADMINISTRATOR", "role-removed"));
            awaitGuilds(revoked);

            // What somebody read before the revocation, and who only now gets to write it.
            side.bean(PermissionValues.class)
                    .answered(
                            ADAM,
                            List.of(new dev.guildhall.events.wire.GuildAccess.Entry(GUILD, "Demo", "administrator")),
                            granted);
            side.bean(PermissionValues.class).answered(OLIVIA, List.of(), revoked);

            await().atMost(PATIENCE).until(() -> ear.commands().get("user:permissions:" + OLIVIA) != null);
            awaitGuilds(revoked);
        }
    }

    @Nested
    class WhenRedisWasAway {
        @Test
        void bringsWhatItHoldsUpToDate() {
            side.log().append(new PermissionGranted(GUILD, ADAM, "ADMINISTRATOR"));
            redis.kill();
            long revoked = side.log().append(new PermissionRevoked(GUILD, ADAM, "ADMINISTRATOR", "role-removed"));
            redis.startAgain();
            // As if it had kept it over the outage.
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> ear.commands()
                            .set(KEY, "{\"userId\":\"" + ADAM + "\",\"guilds\":[{}],\"version\":2}")
                            .equals("OK"));

            awaitGuilds(revoked);
        }
    }
}
