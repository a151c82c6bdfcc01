package dev.guildhall.query.invalidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.events.Change;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.guild.GuildLeft;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.events.guild.GuildRejoined;
import dev.guildhall.events.guild.GuildRenamed;
import dev.guildhall.events.modules.ModuleConfigured;
import dev.guildhall.events.modules.ModuleEnabled;
import dev.guildhall.events.permission.PermissionGranted;
import dev.guildhall.events.permission.PermissionRevoked;
import dev.guildhall.events.wire.GuildConfiguration;
import dev.guildhall.query.Databases;
import dev.guildhall.query.GuildLog;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.QuerySideProcess.Reply;
import dev.guildhall.query.RedisEar;
import dev.guildhall.query.RedisEar.Heard;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestRedis;
import io.lettuce.core.KillArgs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PublishingIT {
    private static final String OLIVIA = "1180000000000000101";
    private static final String ADAM = "1180000000000000102";
    private static final AtomicLong IDS = new AtomicLong(1_180_000_000_000_002_000L);

    private static TestDatabase database;
    private static QuerySideProcess side;
    private static GuildLog log;
    private static RedisEar ear;

    private final String guild = Long.toString(IDS.incrementAndGet());

    @BeforeAll
    static void start() {
        database = Databases.migrated();
        side = QuerySideProcess.start(database, TestRedis.shared().url());
        log = side.log();
        ear = new RedisEar(TestRedis.shared().url());
    }

    @AfterAll
    static void stop() {
        ear.close();
        side.close();
    }

    @BeforeEach
    void register() {
        log.append(new GuildRegistered(guild, "Demo", OLIVIA), new PermissionGranted(guild, ADAM, "ADMINISTRATOR"));
        heard(1);
        ear.forget();
    }

    /** What was published about the guild, once that much was. */
    private List<Heard> heard(int count) {
        await().until(() -> ear.about(guild).size() >= count);
        return ear.about(guild);
    }

    private JsonNode value(String key) {
        String json = ear.commands().get(key);
        return EventJson.mapper().readTree(json == null ? "{\"version\":0}" : json);
    }

    private static List<String> members(JsonNode object) {
        return new ArrayList<>(object.propertyNames());
    }

    @Nested
    class WhenSettingsChange {
        @Test
        void publishesTheShapesOfTheContractWithOneVersion() throws Exception {
            long version = log.append(GuildLog.prefix(guild, "?"));

            List<Heard> heard = heard(3);
            assertThat(heard)
                    .extracting(Heard::channel)
                    .containsExactly("bot:config:settings", "bot:config:update", "config:update");
            assertThat(heard).extracting(Heard::version).containsOnly(version);
            assertThat(members(heard.get(0).body()))
                    .containsExactly("guildId", "module", "action", "timestamp", "version");
            assertThat(heard.get(0).json()).isEqualTo(heard.get(1).json());
            assertThat(members(heard.get(2).body())).containsExactly("guildId", "settings", "timestamp", "version");
            assertThat(heard.get(2).body().get("settings").toString()).isEqualTo("{\"prefix\":\"?\"}");
            assertThat(heard.get(0).body().get("timestamp").asLong())
                    .isCloseTo(System.currentTimeMillis(), org.assertj.core.data.Offset.offset(60_000L));
            assertThat(side.get("/api/guilds/" + guild, OLIVIA).version()).isEqualTo(version);
        }

        @Test
        void hasWrittenTheValueBeforeItIsHeard() {
            long version = log.append(GuildLog.prefix(guild, "%"));
            heard(1);

            GuildConfiguration held = EventJson.read(
                    String.valueOf(ear.commands().get("guild:config:" + guild)), GuildConfiguration.class);

            assertThat(held.version()).isEqualTo(version);
            assertThat(held.settings()).containsEntry("prefix", "%");
            assertThat(ear.commands().ttl("guild:config:" + guild)).isBetween(3_230L, 3_600L);
        }
    }

    @Nested
    class WhenAModuleChanges {
        @Test
        void publishesTheToggleWithTheConfiguration() {
            long version = log.append(new ModuleEnabled(guild, "giveaway"));

            List<Heard> heard = heard(3);

            assertThat(heard)
                    .extracting(Heard::channel)
                    .containsExactly("bot:config:giveaway", "bot:config:update", "module:toggle");
            assertThat(heard).extracting(Heard::version).containsOnly(version);
            JsonNode toggle = heard.get(2).body();
            assertThat(members(toggle))
                    .containsExactly("guildId", "moduleName", "enabled", "config", "timestamp", "version");
            assertThat(toggle.get("enabled").asBoolean()).isTrue();
            assertThat(toggle.at("/config/defaultDurationSeconds").asLong()).isEqualTo(86_400);
        }

        @Test
        void writesTheModulesOwnValue() {
            long version =
                    log.append(new ModuleConfigured(guild, "tickets", List.of(new Change("maxPerUser", null, 5L))));
            heard(2);

            JsonNode held = value("guild:module:" + guild + ":tickets");

            assertThat(members(held)).containsExactly("guildId", "name", "enabled", "config", "version");
            assertThat(held.at("/config/maxPerUser").asInt()).isEqualTo(5);
            assertThat(held.get("version").asLong()).isEqualTo(version);
            assertThat(ear.channels(guild)).containsExactly("bot:config:tickets", "bot:config:update");
        }
    }

    @Nested
    class WhenTheGuildItselfChanges {
        @Test
        void publishesReloads() {
            long version = log.append(new GuildRenamed(guild, "Demo", "Hall"));

            Heard reload = heard(1).getFirst();
            assertThat(reload.channel()).isEqualTo("guild:reload");
            assertThat(members(reload.body())).containsExactly("guildId", "timestamp", "version");
            assertThat(reload.version()).isEqualTo(version);
            assertThat(value("guild:config:" + guild).get("name").asString()).isEqualTo("Hall");
        }

        @Test
        void publishesWhoLostAccessWhenTheBotLeaves() {
            log.append(new GuildLeft(guild));
            heard(3);
            log.append(new GuildRejoined(guild));
            heard(4);

            assertThat(ear.channels(guild))
                    .containsExactly("permission:revoked", "permission:revoked", "guild:reload", "guild:reload");
        }
    }

    @Nested
    class WhenAPermissionIsLost {
        @Test
        void publishesTheRevocationAndNothingElse() {
            long version = log.append(new PermissionRevoked(guild, ADAM, "ADMINISTRATOR", "role-removed"));

            Heard revocation = heard(1).getFirst();

            assertThat(revocation.channel()).isEqualTo("permission:revoked");
            assertThat(members(revocation.body()))
                    .containsExactly("guildId", "userId", "reason", "timestamp", "version");
            assertThat(revocation.body().get("userId").asString()).isEqualTo(ADAM);
            assertThat(revocation.body().get("reason").asString()).isEqualTo("role-removed");
            assertThat(revocation.version()).isEqualTo(version);
        }
    }

    @Nested
    class WhenRedisHoldsSomethingElse {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"guildId\":\"1\",\"version\":1125899906842624}",
                    "{\"version\":1125899906842624,\"guildId\":\"1\"}",
                    "{\"version\":1125899906842624,\"settings\":{\"version\":1}}",
                    "{ \"version\" : 1125899906842624 }"
                })
        void neverReplacesANewerValue(String newer) {
            ear.commands().set("guild:config:" + guild, newer);
            ear.commands().set("guild:module:" + guild + ":music", newer);

            log.append(GuildLog.prefix(guild, "?"), new ModuleEnabled(guild, "music"));
            heard(6);

            assertThat(ear.commands().get("guild:config:" + guild)).isEqualTo(newer);
            assertThat(ear.commands().get("guild:module:" + guild + ":music")).isEqualTo(newer);
        }

        @Test
        void replacesWhatIsOlderOrUnreadable() {
            ear.commands().set("guild:config:" + guild, "not json");
            ear.commands().set("guild:module:" + guild + ":music", "{\"version\":1}");

            long version = log.append(new ModuleEnabled(guild, "music"));
            heard(3);

            assertThat(value("guild:config:" + guild).get("version").asLong()).isEqualTo(version);
            assertThat(value("guild:module:" + guild + ":music").get("version").asLong())
                    .isEqualTo(version);
        }

        @Test
        void bringsOldValuesUpToDateWhenAnotherProcessDiedBeforeItDid() {
            long version = log.append(GuildLog.prefix(guild, "?"), new ModuleEnabled(guild, "music"));
            heard(6);
            ear.commands().set("guild:config:" + guild, "{\"version\":1}");
            ear.commands().set("guild:module:" + guild + ":music", "{\"version\":1}");

            try (QuerySideProcess other =
                    QuerySideProcess.start(database, TestRedis.shared().url())) {
                await().until(() ->
                        value("guild:module:" + guild + ":music").get("version").asLong() == version);
                assertThat(value("guild:config:" + guild).get("version").asLong())
                        .isEqualTo(version);
                assertThat(other.log()).isNotNull();
            }
        }
    }

    @Nested
    class WhenAskedToSync {
        @Test
        void writesTheValuesAnewAndHasEverybodyReload() throws Exception {
            long version = log.append(GuildLog.prefix(guild, "?"));
            heard(3);
            ear.forget();
            ear.commands().set("guild:config:" + guild, "{\"version\":%d,\"edited\":true}".formatted(version));

            Reply reply = side.send("POST", "/internal/guilds/" + guild + "/sync", side.serviceToken(), Map.of());

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.at("/data/guildId")).isEqualTo(guild);
            assertThat(reply.version()).isEqualTo(version);
            Heard reload = heard(1).getFirst();
            assertThat(reload.channel()).isEqualTo("guild:reload");
            assertThat(reload.version()).isEqualTo(version);
            assertThat(value("guild:config:" + guild).at("/settings/prefix").asString())
                    .isEqualTo("?");
            assertThat(value("guild:module:" + guild + ":welcome")
                            .get("version")
                            .asLong())
                    .isEqualTo(version);
            assertThat(side.send("POST", "/internal/guilds/1180000000000009999/sync", side.serviceToken(), Map.of())
                            .status())
                    .isEqualTo(403);
        }
    }

    @Nested
    class WhenConnectionsComeAndGo {
        private long connectionsEver() {
            return ear.commands()
                    .info("stats")
                    .lines()
                    .filter(line -> line.startsWith("total_connections_received:"))
                    .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1)))
                    .sum();
        }

        @Test
        void tellsEverythingOnOne() {
            long before = connectionsEver();

            for (int i = 1; i <= 20; i++) {
                log.append(GuildLog.prefix(guild, "p" + i));
                heard(2 * i);
            }

            assertThat(connectionsEver() - before).isLessThan(20);
        }

        @Test
        void goesOnWhenItIsCut() {
            log.append(GuildLog.prefix(guild, "a"));
            heard(2);
            ear.commands().clientKill(KillArgs.Builder.typeNormal().skipme(true));

            long version = log.append(GuildLog.prefix(guild, "b"));

            await().until(() -> ear.about(guild).getLast().version() == version);
            assertThat(value("guild:config:" + guild).get("version").asLong()).isEqualTo(version);
        }
    }

    @Nested
    class WhenMuchHappensAtOnce {
        @Test
        void endsWithTheLatestEverywhere() {
            long version = 0;
            for (int i = 0; i < 300; i++) {
                version = log.append(GuildLog.prefix(guild, "p" + i));
            }
            long last = version;

            await().until(() -> !ear.about(guild).isEmpty()
                    && ear.about(guild).getLast().version() == last
                    && ear.about(guild).getLast().channel().equals("config:update"));

            assertThat(ear.about(guild)).extracting(Heard::version).isSorted();
            assertThat(ear.about(guild).getLast().body().at("/settings/prefix").asString())
                    .isEqualTo("p299");
            assertThat(value("guild:config:" + guild).get("version").asLong()).isEqualTo(last);
        }
    }
}
