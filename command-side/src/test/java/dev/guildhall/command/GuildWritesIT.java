package dev.guildhall.command;

import static dev.guildhall.command.RunningCommandSide.ADAM;
import static dev.guildhall.command.RunningCommandSide.MAX;
import static dev.guildhall.command.RunningCommandSide.OLIVIA;
import static dev.guildhall.command.RunningCommandSide.body;
import static dev.guildhall.command.RunningCommandSide.json;
import static dev.guildhall.command.RunningCommandSide.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.events.MetadataKeys;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuildWritesIT {
    private static final int EVENTS_OF_REGISTRATION = 2;

    private static RunningCommandSide side;

    private KnownGuild guild;

    @BeforeAll
    static void open() {
        side = RunningCommandSide.on(Databases.migrated());
    }

    @AfterAll
    static void close() {
        side.close();
    }

    @BeforeEach
    void meet() {
        guild = side.newGuild();
    }

    private static void assertProblem(HttpResponse<String> response, int status, String word) {
        assertThat(response.body()).contains("https://guildhall.dev/problems/" + word);
        assertThat(response.statusCode()).isEqualTo(status);
    }

    private void assertNothingHappened() {
        assertThat(guild.events()).hasSize(EVENTS_OF_REGISTRATION);
    }

    @Nested
    class WhenTheBotTellsOfAGuild {
        @Test
        void recordsOnlyWhatIsNew() {
            HttpResponse<String> again = guild.register();

            assertThat(again.statusCode()).isEqualTo(200);
            assertThat(body(again).path("version").asLong()).isEqualTo(guild.position(0));
            assertNothingHappened();

            HttpResponse<String> changed = guild.register("Renamed", "{\"%s\":[\"ADMINISTRATOR\"]}".formatted(MAX));
            assertThat(body(changed).path("version").asLong()).isEqualTo(guild.position(2));
            assertThat(guild.eventTypes())
                    .containsExactly(
                            "guild.Registered",
                            "permission.Granted",
                            "guild.Renamed",
                            "permission.Revoked",
                            "permission.Granted");
        }

        @Test
        void recordsTheDepartureOnce() {
            for (int i = 0; i < 2; i++) {
                assertThat(send(side.asBot(guild.internal()).DELETE()).statusCode())
                        .isEqualTo(200);
            }

            assertThat(guild.eventTypes()).endsWith("guild.Left").hasSize(EVENTS_OF_REGISTRATION + 1);
            assertProblem(send(guild.change(OLIVIA, "{\"prefix\":\"?\"}")), 403, "forbidden");
        }

        @Test
        void takesTheDepartureFromAnUnknownGuildAsDone() {
            assertThat(send(side.asBot("/internal/guilds/1180000000000009999").DELETE())
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        void listensToServicesOnly() {
            assertProblem(send(side.as(OLIVIA, guild.internal()).DELETE()), 403, "forbidden");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"name\":\"\",\"ownerId\":\"1180000000000000101\",\"permissions\":{}} | /name",
                    "{\"name\":\"a\",\"ownerId\":\"x\",\"permissions\":{}} | /ownerId",
                    "{\"name\":\"a\",\"ownerId\":\"1180000000000000101\",\"permissions\":{\"1180000000000000102\":[\"ROOT\"]}} | /permissions"
                })
        void pointsAtFaults(String report, String pointer) {
            HttpResponse<String> response = send(json(side.asBot(guild.internal()), "PUT", report));

            assertProblem(response, 400, "invalid-input");
            assertThat(response.body()).contains("\"pointer\":\"" + pointer + "\"");
        }
    }

    @Nested
    class WhenChangingSettings {
        @Test
        void answersWhatIsInEffectWithItsVersion() {
            HttpResponse<String> response = send(guild.change(ADAM, "{\"prefix\":\"?\"}"));

            assertThat(response.body())
                    .isEqualTo(
                            "{\"success\":true,\"data\":{\"prefix\":\"?\",\"locale\":\"en\",\"timezone\":\"UTC\",\"colour\":\"#5865f2\",\"logChannelId\":null},\"version\":%d}"
                                    .formatted(guild.position(2)));
            assertThat(response.headers().firstValue("ETag")).hasValue("\"%d\"".formatted(guild.position(2)));
        }

        @Test
        void isTheSameOnEveryRoute() {
            String wrapped = "{\"settings\":{\"prefix\":\"%s\"}}";
            assertThat(body(send(side.patch(ADAM, guild.path(), wrapped.formatted("?"))))
                            .path("data")
                            .path("settings")
                            .path("prefix")
                            .asString())
                    .isEqualTo("?");
            send(side.patch(ADAM, "/api/panel/guilds/" + guild.id(), wrapped.formatted("$")));
            send(side.patch(ADAM, "/api/panel/guilds/" + guild.id() + "/settings", "{\"prefix\":\"%\"}"));

            assertThat(guild.eventTypes().stream().filter("settings.Changed"::equals))
                    .hasSize(3);
        }

        @Test
        void recordsNothingWhenNothingChanges() {
            send(guild.change(ADAM, "{\"prefix\":\"?\"}"));

            HttpResponse<String> again = send(guild.change(OLIVIA, "{\"prefix\":\"?\"}"));

            assertThat(again.headers().firstValue("ETag")).hasValue("\"%d\"".formatted(guild.position(2)));
            assertThat(guild.events()).hasSize(EVENTS_OF_REGISTRATION + 1);
        }

        @Test
        void keepsWhoWhyAndWhence() {
            send(guild.change(ADAM, "{\"prefix\":\"?\"}")
                    .header("X-Reason", "clash with another bot")
                    .header("X-Correlation-Id", "panel-42"));
            send(json(side.asBot(guild.settings()), "PATCH", "{\"prefix\":\"$\"}")
                    .header("X-Acting-For", OLIVIA)
                    .header("X-Acting-For-Name", "olivia"));

            List<LoggedEvent> events = guild.events();
            assertThat(events.get(2).metadata())
                    .contains(
                            entry(MetadataKeys.GUILD_ID, guild.id()),
                            entry(MetadataKeys.ACTOR_TYPE, "panel"),
                            entry(MetadataKeys.ACTOR_ID, ADAM),
                            entry(MetadataKeys.ORIGIN, "panel"),
                            entry(MetadataKeys.REASON, "clash with another bot"),
                            entry(MetadataKeys.CORRELATION_ID, "panel-42"))
                    .containsKeys(MetadataKeys.CAUSATION_ID, MetadataKeys.TRACE_ID);
            assertThat(events.get(3).metadata())
                    .contains(
                            entry(MetadataKeys.ACTOR_TYPE, "discord"),
                            entry(MetadataKeys.ACTOR_ID, OLIVIA),
                            entry(MetadataKeys.ACTOR_NAME, "olivia"),
                            entry(MetadataKeys.ORIGIN, "discord"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "/settings | {\"colr\":\"#ffffff\"} | /colr",
                    "/settings | {\"prefix\":7} | /prefix",
                    "/settings | {\"prefix\":\"elevenchars\"} | /prefix",
                    "'' | {\"settings\":{\"prefix\":7}} | /settings/prefix",
                    "'' | {\"settings\":[]} | /settings",
                    "'' | {\"name\":\"x\"} | /name",
                    "/modules/giveaway | {\"config\":{\"buttonText\":\"\"}} | /config/buttonText",
                    "/modules/giveaway | {\"enabled\":\"yes\"} | /enabled",
                    "/modules/tickets | {\"config\":{\"maxPerUser\":1.5}} | /config/maxPerUser"
                })
        void pointsAtFaultsWithoutAnyEvent(String route, String patch, String pointer) {
            HttpResponse<String> response = send(side.patch(ADAM, guild.path() + route, patch));

            assertProblem(response, 400, "invalid-input");
            assertThat(body(response).path("errors").path(0).path("pointer").asString())
                    .isEqualTo(pointer);
            assertNothingHappened();
        }
    }

    @Nested
    class WhenSomebodyMayNot {
        @Test
        void looksTheSameForUnknownGuilds() {
            HttpResponse<String> member = send(guild.change(MAX, "{\"prefix\":\"?\"}"));
            HttpResponse<String> unknown =
                    send(side.patch(MAX, "/api/guilds/1180000000000009999/settings", "{\"prefix\":\"?\"}"));

            assertProblem(member, 403, "forbidden");
            assertThat(unknown.body()).isEqualTo(member.body());
            assertNothingHappened();
        }

        @Test
        void refusesServicesOnTheirOwnAccount() {
            assertProblem(send(json(side.asBot(guild.settings()), "PATCH", "{\"prefix\":\"?\"}")), 403, "forbidden");
        }

        @Test
        void refusesAtOnceAfterThePermissionIsLost() {
            assertThat(send(guild.change(ADAM, "{\"prefix\":\"?\"}")).statusCode())
                    .isEqualTo(200);
            guild.register("Guildhall Demo", "{}");

            assertProblem(send(guild.change(ADAM, "{\"prefix\":\"$\"}")), 403, "forbidden");
        }

        @Test
        void refusesStrangersWithoutAnyEvent() {
            assertProblem(send(json(side.to(guild.settings()), "PATCH", "{\"prefix\":\"?\"}")), 401, "unauthenticated");
            assertNothingHappened();
        }
    }

    @Nested
    class WhenSwitchingAndConfiguringModules {
        private String tickets() {
            return guild.path() + "/modules/tickets";
        }

        @Test
        void doesBothAtOnce() {
            HttpResponse<String> response =
                    send(side.patch(ADAM, tickets(), "{\"enabled\":true,\"config\":{\"maxPerUser\":5}}"));

            assertThat(body(response).path("data").path("enabled").asBoolean()).isTrue();
            assertThat(body(response)
                            .path("data")
                            .path("config")
                            .path("maxPerUser")
                            .asInt())
                    .isEqualTo(5);
            assertThat(body(response).path("version").asLong()).isEqualTo(guild.position(3));
            assertThat(guild.eventTypes()).endsWith("module.Enabled", "module.Configured");
        }

        @Test
        void toggles() {
            HttpResponse<String> response =
                    send(json(side.as(ADAM, tickets() + "/toggle"), "POST", "{\"enabled\":true}"));

            assertThat(body(response).path("data").path("name").asString()).isEqualTo("tickets");
            assertThat(guild.eventTypes()).endsWith("module.Enabled");
            assertProblem(send(json(side.as(ADAM, tickets() + "/toggle"), "POST", "{}")), 400, "invalid-input");
        }

        @Test
        void knowsNoOtherModule() {
            assertProblem(send(side.patch(ADAM, guild.path() + "/modules/cookies", "{}")), 404, "not-found");
        }
    }

    @Nested
    class WhenTheWriterHasSeenAVersion {
        @Test
        void acceptsTheCurrentOneAndTellsWhatHappenedSinceAnOlderOne() {
            assertThat(send(guild.change(ADAM, "{\"prefix\":\"?\"}")
                                    .header("If-Match", "\"%d\"".formatted(guild.position(0))))
                            .statusCode())
                    .isEqualTo(200);

            HttpResponse<String> stale = send(guild.change(OLIVIA, "{\"prefix\":\"$\"}")
                    .header("If-Match", "\"%d\"".formatted(guild.position(0))));

            assertProblem(stale, 412, "stale-version");
            assertThat(body(stale).path("currentVersion").asLong()).isEqualTo(guild.position(2));
            assertThat(body(stale).path("changed").size()).isEqualTo(1);
            assertThat(stale.body())
                    .contains("\"changes\":[{\"path\":\"settings.prefix\",\"before\":null,\"after\":\"?\"}]")
                    .contains("\"position\":" + guild.position(2), "\"id\":\"" + ADAM + "\"");
            assertThat(guild.events()).hasSize(EVENTS_OF_REGISTRATION + 1);
        }

        @Test
        void refusesAVersionFromTheFutureAndNonsense() {
            assertProblem(
                    send(guild.change(ADAM, "{\"prefix\":\"?\"}").header("If-Match", "\"999999\"")),
                    412,
                    "stale-version");
            assertProblem(
                    send(guild.change(ADAM, "{\"prefix\":\"?\"}").header("If-Match", "three")),
                    400,
                    "malformed-request");
        }
    }

    @Test
    void boundsTheReason() {
        assertProblem(
                send(guild.change(ADAM, "{\"prefix\":\"?\"}").header("X-Reason", "x".repeat(513))),
                400,
                "malformed-request");
    }
}
