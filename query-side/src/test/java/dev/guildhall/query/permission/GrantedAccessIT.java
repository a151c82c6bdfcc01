package dev.guildhall.query.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.events.Change;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.guild.GuildLeft;
import dev.guildhall.events.guild.GuildOwnershipTransferred;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.events.permission.AccessChanged;
import dev.guildhall.events.permission.PermissionGranted;
import dev.guildhall.events.permission.RoleGained;
import dev.guildhall.events.permission.RoleLost;
import dev.guildhall.query.Databases;
import dev.guildhall.query.GuildLog;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.QuerySideProcess.Reply;
import dev.guildhall.query.RedisEar;
import dev.guildhall.testkit.RedisProxy;
import dev.guildhall.testkit.TestRedis;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GrantedAccessIT {
    private static final String SUPPORT = "1180000000000000304";
    private static final AtomicLong IDS = new AtomicLong(1_180_000_000_000_007_000L);

    private static final long SEED = 20_261_122;

    private static TestRedis redis;
    private static RedisProxy proxy;
    private static QuerySideProcess side;
    private static GuildLog log;
    private static RedisEar ear;

    private final String guild = newId();
    private final String olivia = newId();
    private final String adam = newId();
    private final String mona = newId();
    private final String max = newId();
    private long registered;

    @BeforeAll
    static void start() {
        redis = TestRedis.dedicated();
        proxy = RedisProxy.before(redis, SEED);
        side = QuerySideProcess.start(Databases.migrated(), proxy.url());
        log = side.log();
        ear = new RedisEar(redis.url());
    }

    @AfterAll
    static void stop() {
        ear.close();
        side.close();
        proxy.close();
        redis.close();
    }

    @BeforeEach
    void register() {
        registered = log.append(
                new GuildRegistered(guild, "Demo", olivia),
                new PermissionGranted(guild, adam, "ADMINISTRATOR"),
                new PermissionGranted(guild, mona, "MANAGE_GUILD"));
    }

    private static String newId() {
        return Long.toString(IDS.incrementAndGet());
    }

    private AccessChanged granted(String path, @Nullable String before, @Nullable String after) {
        return new AccessChanged(guild, List.of(new Change(path, before, after)));
    }

    private Reply get(String path, String user, long atLeast) throws Exception {
        return side.get("/api/guilds/" + guild + path + "?atLeast=" + atLeast, user);
    }

    private int status(String path, String user, long atLeast) throws Exception {
        return get(path, user, atLeast).status();
    }

    @Nested
    class WhenAccessIsRead {
        @Test
        void showsOwnerAndAdministratorWhatIsGranted() throws Exception {
            long version = log.append(new AccessChanged(
                    guild,
                    List.of(new Change("manageGuild", null, "read"), new Change("roles." + SUPPORT, null, "write"))));

            Reply owner = get("/access", olivia, version);

            assertThat(owner.body().get("data").toString())
                    .isEqualTo("{\"manageGuild\":\"read\",\"roles\":[{\"roleId\":\"%s\",\"level\":\"write\"}]}"
                            .formatted(SUPPORT));
            assertThat(owner.version()).isEqualTo(version);
            assertThat(owner.headers()).containsEntry("etag", "\"" + version + "\"");
            assertThat(get("/access", adam, version).body()).isEqualTo(owner.body());
            assertThat(side.get("/api/panel/guilds/" + guild + "/access", olivia)
                            .body())
                    .isEqualTo(owner.body());
        }

        @Test
        void isNobodyElsesBusiness() throws Exception {
            long version = log.append(
                    granted("manageGuild", null, "write"),
                    granted("roles." + SUPPORT, null, "write"),
                    new RoleGained(guild, SUPPORT, List.of(max)));

            assertThat(status("/access", mona, version)).isEqualTo(403);
            assertThat(status("/access", max, version)).isEqualTo(403);
            assertThat(status("/access", newId(), version)).isEqualTo(403);
            assertThat(side.get("/api/guilds/" + newId() + "/access", olivia).status())
                    .isEqualTo(403);
        }

        @Test
        void showsNothingGrantedInTheBeginning() throws Exception {
            Reply reply = get("/access", olivia, registered);

            assertThat(reply.at("/data/manageGuild")).isEqualTo("none");
            assertThat(reply.body().at("/data/roles")).isEmpty();
        }
    }

    @Nested
    class WhenAccessIsGranted {
        @Test
        void opensTheGuildToManagersAndClosesItAgain() throws Exception {
            assertThat(status("/settings", mona, registered)).isEqualTo(403);

            long opened = log.append(granted("manageGuild", null, "read"));
            for (String path : List.of("", "/settings", "/modules", "/modules/tickets")) {
                assertThat(status(path, mona, opened)).as(path).isEqualTo(200);
            }
            assertThat(side.get("/api/guilds?atLeast=" + opened, mona).at("/data/0/access"))
                    .isEqualTo("read");

            long closed = log.append(granted("manageGuild", "read", null));
            assertThat(status("/settings", mona, closed)).isEqualTo(403);
        }

        @Test
        void opensTheGuildToWhoeverHoldsTheRole() throws Exception {
            long opened = log.append(
                    granted("roles." + SUPPORT, null, "write"), new RoleGained(guild, SUPPORT, List.of(max)));
            assertThat(status("/settings", max, opened)).isEqualTo(200);
            assertThat(side.get("/api/guilds", max).at("/data/0/access")).isEqualTo("write");

            long lost = log.append(new RoleLost(guild, SUPPORT, List.of(max), "role-removed"));
            assertThat(status("/settings", max, lost)).isEqualTo(403);
            assertThat(side.get("/api/guilds", max).body().get("count").asInt()).isZero();
        }

        @Test
        void tellsWhoLostItFirstAndThatTheGuildChanged() {
            long gained =
                    log.append(granted("roles." + SUPPORT, null, "read"), new RoleGained(guild, SUPPORT, List.of(max)));
            // That of the registration may be told by itself, and then is not the last.
            await().until(() -> ear.about(guild).stream().anyMatch(heard -> heard.version() == gained - 1));
            ear.forget();

            long version = log.append(granted("roles." + SUPPORT, "read", null));

            await().until(() -> ear.about(guild).size() == 2);
            assertThat(ear.channels(guild)).containsExactly("permission:revoked", "guild:reload");
            assertThat(ear.about(guild).getFirst().body().get("userId").asString())
                    .isEqualTo(max);
            assertThat(ear.about(guild).getFirst().body().get("reason").asString())
                    .isEqualTo("grant-withdrawn");
            assertThat(ear.about(guild)).allMatch(heard -> heard.version() == version);
        }

        @Test
        void answersAboutSeveralUsersAtOnce() throws Exception {
            String other = newId();
            long version = log.append(granted("manageGuild", null, "read"));
            get("", olivia, version);
            side.get("/api/guilds?atLeast=" + log.append(new GuildRegistered(other, "Other", mona)), mona);

            JsonNode answer = side.send(
                            "POST",
                            "/internal/access",
                            side.serviceToken(),
                            Map.of(),
                            "{\"userIds\":[\"%s\",\"%s\"]}".formatted(mona, max))
                    .body();

            assertThat(answer.get("data").toString())
                    .isEqualTo(
                            ("[{\"userId\":\"%s\",\"guilds\":[{\"guildId\":\"%s\",\"name\":\"Demo\",\"access\":\"read\"},"
                                            + "{\"guildId\":\"%s\",\"name\":\"Other\",\"access\":\"owner\"}]},"
                                            + "{\"userId\":\"%s\",\"guilds\":[]}]")
                                    .formatted(mona, guild, other, max));
        }

        @Test
        void isAChangeToCatchUpWith() throws Exception {
            long version = log.append(granted("manageGuild", null, "read"));
            get("", olivia, version);

            JsonNode changed =
                    side.ask("/internal/changes?since=" + (version - 1)).body();

            assertThat(changed.at("/data/guilds/0/guildId").asString()).isEqualTo(guild);
            assertThat(changed.at("/data/guilds/0/reload").asBoolean()).isTrue();
            assertThat(changed.at("/data/guilds/0/version").asLong()).isEqualTo(version);
        }
    }

    @Nested
    class WhenRedisHoldsWhatAUserMaySee {
        private JsonNode held(String user) {
            String json = ear.commands().get("user:permissions:" + user);
            return EventJson.mapper().readTree(json == null ? "{}" : json);
        }

        private String access(String user) {
            return held(user).at("/guilds/0/access").asString("");
        }

        @Test
        void followsEveryChange() {
            await().until(() -> access(olivia).equals("owner") && access(adam).equals("administrator"));
            assertThat(held(adam).at("/guilds/0/guildId").asString()).isEqualTo(guild);
            assertThat(held(adam).at("/guilds/0/name").asString()).isEqualTo("Demo");

            log.append(granted("manageGuild", null, "read"));
            await().until(() -> access(mona).equals("read"));

            log.append(granted("roles." + SUPPORT, null, "write"), new RoleGained(guild, SUPPORT, List.of(max, mona)));
            await().until(() -> access(mona).equals("write") && access(max).equals("write"));

            long lost = log.append(new RoleLost(guild, SUPPORT, List.of(max, mona), "role-removed"));
            await().until(() -> access(mona).equals("read") && access(max).isEmpty());
            assertThat(held(max).get("version").asLong()).isGreaterThanOrEqualTo(lost);

            log.append(new GuildOwnershipTransferred(guild, olivia, adam));
            await().until(() -> access(adam).equals("owner") && access(olivia).isEmpty());

            log.append(new GuildLeft(guild));
            await().until(() -> access(adam).isEmpty() && access(mona).isEmpty());
            assertThat(ear.commands().ttl("user:permissions:" + mona)).isBetween(3_000L, 3_600L);
        }

        @Test
        void isWrittenForWhoeverIsAskedAbout() throws Exception {
            String stranger = newId();
            side.ask("/internal/access/" + stranger);

            await().until(() -> held(stranger).has("guilds"));
            assertThat(held(stranger).get("guilds")).isEmpty();
        }

        @Test
        void isNeverReplacedByAnOlderOne() {
            String newer = "{\"userId\":\"%s\",\"guilds\":[],\"version\":%d}".formatted(mona, Long.MAX_VALUE / 1_024);
            await().until(() -> held(mona).has("guilds"));
            ear.commands().set("user:permissions:" + mona, newer);

            log.append(granted("manageGuild", null, "read"), new PermissionGranted(guild, max, "ADMINISTRATOR"));

            await().until(() -> access(max).equals("administrator"));
            assertThat(ear.commands().get("user:permissions:" + mona)).isEqualTo(newer);
        }

        @Test
        void isPutRightAfterRedisWasAway() {
            await().until(() -> access(adam).equals("administrator"));
            String before = ear.commands().get("user:permissions:" + adam);
            // As if Redis had come back with what it held: nobody of this side may be there first.
            proxy.hold();
            redis.kill();
            long left = log.append(new GuildLeft(guild));
            redis.startAgain();
            await().ignoreExceptions()
                    .until(() -> ear.commands()
                            .set("user:permissions:" + adam, before)
                            .equals("OK"));
            proxy.release();
            await().until(() -> held(adam).get("version").asLong() >= left);
            assertThat(access(adam)).isEmpty();
        }
    }
}
