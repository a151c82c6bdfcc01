package dev.guildhall.query.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.events.Change;
import dev.guildhall.events.guild.GuildLeft;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.events.modules.ModuleConfigured;
import dev.guildhall.events.modules.ModuleEnabled;
import dev.guildhall.events.permission.PermissionGranted;
import dev.guildhall.events.permission.PermissionRevoked;
import dev.guildhall.query.Databases;
import dev.guildhall.query.GuildLog;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.QuerySideProcess.Reply;
import dev.guildhall.testkit.TestRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ConfigurationReadsIT {
    private static final String OLIVIA = "1180000000000000101";
    private static final String ADAM = "1180000000000000102";
    private static final String MAX = "1180000000000000104";
    private static final AtomicLong IDS = new AtomicLong(1_180_000_000_000_001_000L);

    private static QuerySideProcess side;
    private static GuildLog log;

    private final String guild = Long.toString(IDS.incrementAndGet());
    private long registered;

    @BeforeAll
    static void start() {
        side = QuerySideProcess.start(Databases.migrated(), TestRedis.shared().url());
        log = side.log();
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @BeforeEach
    void register() {
        registered = log.append(
                new GuildRegistered(guild, "Demo", OLIVIA), new PermissionGranted(guild, ADAM, "ADMINISTRATOR"));
    }

    private Reply get(String path, String user) throws Exception {
        return side.get("/api/guilds/" + guild + path, user);
    }

    @Nested
    class WhenReading {
        @Test
        void answersTheConfigurationInEffectWithItsVersion() throws Exception {
            long version = log.append(
                    GuildLog.prefix(guild, "?"),
                    new ModuleConfigured(guild, "giveaway", List.of(new Change("buttonText", null, "Join"))));

            Reply reply = get("?atLeast=" + version, ADAM);

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body().get("success").asBoolean()).isTrue();
            assertThat(reply.version()).isEqualTo(version);
            assertThat(reply.headers()).containsEntry("etag", "\"" + version + "\"");
            assertThat(reply.at("/data/guildId")).isEqualTo(guild);
            assertThat(reply.at("/data/ownerId")).isEqualTo(OLIVIA);
            assertThat(reply.at("/data/name")).isEqualTo("Demo");
            assertThat(reply.at("/data/settings/prefix")).isEqualTo("?");
            assertThat(reply.at("/data/settings/locale")).isEqualTo("en");
            assertThat(reply.body().at("/data/modules").size()).isEqualTo(8);
            assertThat(reply.at("/data/modules/3/name")).isEqualTo("giveaway");
            assertThat(reply.at("/data/modules/3/config/buttonText")).isEqualTo("Join");
        }

        @Test
        void answersPartsAndTheOldPanelsRoutesAlike() throws Exception {
            long version = log.append(new ModuleEnabled(guild, "tickets"));
            String atLeast = "?atLeast=" + version;

            assertThat(get("/settings" + atLeast, OLIVIA).at("/data/prefix")).isEqualTo("!");
            Reply modules = get("/modules" + atLeast, OLIVIA);
            assertThat(modules.body().get("count").asInt()).isEqualTo(8);
            Reply module = get("/modules/tickets" + atLeast, OLIVIA);
            assertThat(module.body().at("/data/enabled").asBoolean()).isTrue();
            assertThat(module.body().at("/data/config/maxPerUser").asInt()).isEqualTo(3);
            assertThat(module.version()).isEqualTo(version);
            for (String path : List.of("", "/settings", "/modules", "/modules/tickets")) {
                assertThat(side.get("/api/panel/guilds/" + guild + path, OLIVIA).body())
                        .isEqualTo(get(path, OLIVIA).body());
            }
        }

        @Test
        void saysNotModifiedToWhoHasThatVersion() throws Exception {
            long version = log.append(GuildLog.prefix(guild, "?"));
            get("?atLeast=" + version, OLIVIA);
            String token = side.serviceToken();
            String path = "/api/guilds/" + guild;

            assertThat(side.send("GET", path, token, Map.of("If-None-Match", "\"" + version + "\""))
                            .status())
                    .isEqualTo(304);
            assertThat(side.send("GET", path, token, Map.of("If-None-Match", "\"1\""))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Nested
    class WhenAtLeastIsAsked {
        @Test
        void alwaysReadsItsOwnWrites() throws Exception {
            for (int i = 0; i < 50; i++) {
                long version = log.append(GuildLog.prefix(guild, "p" + i));

                Reply reply = get("/settings?atLeast=" + version, OLIVIA);

                assertThat(reply.at("/data/prefix")).isEqualTo("p" + i);
                assertThat(reply.version()).isEqualTo(version);
            }
        }

        @Test
        void saysLaterWhenTheVersionDoesNotCome() throws Exception {
            long begin = System.nanoTime();

            Reply reply = side.getOnce("/api/guilds/" + guild + "?atLeast=" + (registered + 900), OLIVIA);

            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.headers()).containsKey("retry-after");
            assertThat(reply.at("/type")).endsWith("/behind");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(1_900));
        }

        @Test
        void refusesWhatIsNoVersion() throws Exception {
            for (String wrong :
                    List.of("soon", "-1", "1.5", "", "99999999999999999999", "" + Long.MAX_VALUE, "999999999")) {
                Reply reply = get("?atLeast=" + wrong, OLIVIA);

                assertThat(reply.status()).as(wrong).isEqualTo(400);
                assertThat(reply.body().get("success").asBoolean(true)).isFalse();
                assertThat(side.get("/api/guilds?atLeast=" + wrong, OLIVIA).status())
                        .isEqualTo(400);
            }
        }
    }

    @Nested
    class WhenAccessIsChecked {
        @Test
        void tellsNobodyWhetherAGuildExists() throws Exception {
            get("?atLeast=" + registered, OLIVIA);

            Reply closed = get("", MAX);
            Reply unknown = side.get("/api/guilds/1180000000000009999", MAX);
            Reply odd = side.get("/api/guilds/nonsense/modules/nonsense", MAX);

            assertThat(closed.status()).isEqualTo(403);
            assertThat(closed.body()).isEqualTo(unknown.body()).isEqualTo(odd.body());
            assertThat(get("/modules/nonsense", OLIVIA).status()).isEqualTo(404);
            assertThat(side.send("GET", "/api/guilds/" + guild, "", Map.of()).status())
                    .isEqualTo(401);
            assertThat(side.send("GET", "/api/guilds/" + guild, "a.b.c", Map.of())
                            .status())
                    .isEqualTo(401);
        }

        @Test
        void closesAtOnceWhenAPermissionIsLost() throws Exception {
            assertThat(get("?atLeast=" + registered, ADAM).status()).isEqualTo(200);

            long lost = log.append(new PermissionRevoked(guild, ADAM, "ADMINISTRATOR", "role-removed"));

            assertThat(get("?atLeast=" + lost, ADAM).status()).isEqualTo(403);
            assertThat(get("?atLeast=" + lost, OLIVIA).version()).isEqualTo(registered - 1);
        }

        @Test
        void listsTheCallersGuildsWithTheirLevel() throws Exception {
            String user = Long.toString(IDS.incrementAndGet());
            String other = Long.toString(IDS.incrementAndGet());
            log.append(new PermissionGranted(guild, user, "ADMINISTRATOR"));
            long version = log.append(new GuildRegistered(other, "Other", user));

            Reply reply = side.get("/api/guilds?atLeast=" + version, user);

            assertThat(reply.body().get("count").asInt()).isEqualTo(2);
            assertThat(reply.body().get("data").toString())
                    .isEqualTo(("[{\"guildId\":\"%s\",\"name\":\"Demo\",\"access\":\"administrator\"},"
                                    + "{\"guildId\":\"%s\",\"name\":\"Other\",\"access\":\"owner\"}]")
                            .formatted(guild, other));
            assertThat(reply.version()).isGreaterThanOrEqualTo(version);

            long left = log.append(new GuildLeft(other));
            assertThat(side.get("/api/guilds?atLeast=" + left, user)
                            .body()
                            .get("count")
                            .asInt())
                    .isEqualTo(1);
            assertThat(side.get("/api/guilds/" + other, user).status()).isEqualTo(403);
        }
    }

    @Nested
    class WhenOtherSidesAsk {
        @Test
        void tellsSinceWhenAModuleIsAsItIs() throws Exception {
            String path = "/internal/guilds/" + guild + "/modules/giveaway/change";
            get("?atLeast=" + registered, OLIVIA);
            assertThat(side.ask(path).status()).isEqualTo(404);
            long version = log.append(
                    new ModuleConfigured(guild, "giveaway", List.of(new Change("buttonText", null, "Join"))));
            get("?atLeast=" + log.append(GuildLog.prefix(guild, "?")), OLIVIA);

            Reply reply = side.ask(path);

            assertThat(reply.body().at("/data/version").asLong()).isEqualTo(version);
            assertThat(Instant.parse(reply.at("/data/at")))
                    .isBetween(Instant.now().minusSeconds(600), Instant.now().plusSeconds(60));
        }

        @Test
        void readsAnyGuildWhereTheBotIs() throws Exception {
            assertThat(side.ask("/api/guilds/" + guild + "?atLeast=" + registered)
                            .at("/data/name"))
                    .isEqualTo("Demo");
            long left = log.append(new GuildLeft(guild));
            assertThat(side.ask("/api/guilds/" + guild + "?atLeast=" + left).status())
                    .isEqualTo(403);
        }

        @Test
        void readsForAUserWithThatUsersRights() throws Exception {
            get("?atLeast=" + registered, OLIVIA);
            String token = side.serviceToken();

            assertThat(side.send("GET", "/api/guilds/" + guild, token, Map.of("X-Acting-For", ADAM))
                            .status())
                    .isEqualTo(200);
            assertThat(side.send("GET", "/api/guilds/" + guild, token, Map.of("X-Acting-For", MAX))
                            .status())
                    .isEqualTo(403);
        }

        @Test
        void tellsWhichGuildsAUserMaySee() throws Exception {
            get("?atLeast=" + registered, OLIVIA);

            Reply reply = side.ask("/internal/access/" + ADAM);

            assertThat(reply.at("/data/userId")).isEqualTo(ADAM);
            assertThat(reply.body().at("/data/guilds").toString())
                    .contains("{\"guildId\":\"%s\",\"name\":\"Demo\",\"access\":\"administrator\"}".formatted(guild));
            assertThat(side.ask("/internal/access/" + MAX)
                            .body()
                            .at("/data/guilds")
                            .size())
                    .isZero();
        }

        @Test
        void keepsInternalRoutesFromUsers() throws Exception {
            assertThat(side.get("/internal/changes?since=0", OLIVIA).status()).isEqualTo(403);
            assertThat(side.get("/internal/access/" + OLIVIA, OLIVIA).status()).isEqualTo(403);
            assertThat(side.send("POST", "/internal/guilds/" + guild + "/sync", "", Map.of())
                            .status())
                    .isEqualTo(401);
        }
    }

    @Nested
    class WhenAskedWhatChanged {
        @Test
        void tellsPartsWithTheirVersionsPageByPage() throws Exception {
            String other = Long.toString(IDS.incrementAndGet());
            long first = log.append(GuildLog.prefix(guild, "?"));
            long second = log.append(new ModuleEnabled(guild, "music"));
            long third = log.append(new GuildRegistered(other, "Other", OLIVIA));
            long last = log.append(new PermissionGranted(other, ADAM, "ADMINISTRATOR"));
            get("?atLeast=" + second, OLIVIA);
            side.get("/api/guilds/" + other + "?atLeast=" + last, OLIVIA);

            Reply page = side.ask("/internal/changes?since=" + registered + "&limit=1");

            assertThat(page.body().at("/data/guilds").toString())
                    .isEqualTo(("[{\"guildId\":\"%1$s\",\"version\":%2$d,\"reload\":false,\"parts\":[\"settings\"]},"
                                    + "{\"guildId\":\"%1$s\",\"version\":%3$d,\"reload\":false,\"parts\":[\"music\"]}]")
                            .formatted(guild, first, second));
            assertThat(page.body().at("/data/more").asBoolean()).isTrue();
            assertThat(page.body().at("/data/watermark").asLong()).isEqualTo(second);

            Reply rest = side.ask("/internal/changes?since=" + second + "&limit=1");

            assertThat(rest.body().at("/data/guilds").toString())
                    .isEqualTo("[{\"guildId\":\"%s\",\"version\":%d,\"reload\":true,\"parts\":[]}]"
                            .formatted(other, third));
            assertThat(rest.body().at("/data/more").asBoolean()).isFalse();
            assertThat(rest.body().at("/data/watermark").asLong()).isEqualTo(last);
            assertThat(rest.body().at("/data/now").asLong()).isGreaterThan(1_700_000_000_000L);
        }

        @Test
        void tellsJustTheWatermarkToWhoComesNew() throws Exception {
            get("?atLeast=" + registered, OLIVIA);

            Reply reply = side.ask("/internal/changes?since=-1");

            assertThat(reply.body().at("/data/guilds").size()).isZero();
            assertThat(reply.body().at("/data/watermark").asLong()).isGreaterThanOrEqualTo(registered);
        }

        @Test
        void refusesNonsense() throws Exception {
            for (String query : List.of("since=-2", "since=x", "", "since=0&limit=0", "since=0&limit=1001")) {
                assertThat(side.ask("/internal/changes?" + query).status())
                        .as(query)
                        .isEqualTo(400);
            }
        }
    }

    @Nested
    class WhenAskedForHealth {
        @Test
        void isUpWhileItFollows() throws Exception {
            await().untilAsserted(() ->
                    assertThat(side.ask("/actuator/health").at("/status")).isEqualTo("UP"));
        }
    }
}
