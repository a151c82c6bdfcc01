package dev.guildhall.command;

import static dev.guildhall.command.RunningCommandSide.ADAM;
import static dev.guildhall.command.RunningCommandSide.GUILD;
import static dev.guildhall.command.RunningCommandSide.MAX;
import static dev.guildhall.command.RunningCommandSide.OLIVIA;
import static dev.guildhall.command.RunningCommandSide.SETTINGS;
import static dev.guildhall.command.RunningCommandSide.body;
import static dev.guildhall.command.RunningCommandSide.json;
import static dev.guildhall.command.RunningCommandSide.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.events.MetadataKeys;
import dev.guildhall.testkit.TestPostgres;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuildWritesIT {
    private static final int EVENTS_OF_REGISTRATION = 2;

    private RunningCommandSide side;

    @BeforeEach
    void open() {
        side = RunningCommandSide.on(TestPostgres.freshDatabase());
        side.registerDemoGuild();
    }

    @AfterEach
    void close() {
        side.close();
    }

    private static void assertProblem(HttpResponse<String> response, int status, String word) {
        assertThat(response.body()).contains("https://guildhall.dev/problems/" + word);
        assertThat(response.statusCode()).isEqualTo(status);
    }

    private void assertNothingHappened() {
        assertThat(side.events()).hasSize(EVENTS_OF_REGISTRATION);
    }

    @Nested
    class WhenTheBotTellsOfAGuild {
        @Test
        void recordsOnlyWhatIsNew() {
            HttpResponse<String> again = side.registerDemoGuild();

            assertThat(again.statusCode()).isEqualTo(200);
            assertThat(body(again).path("version").asLong()).isEqualTo(1);
            assertNothingHappened();

            HttpResponse<String> changed = side.register("Renamed", "{\"%s\":[\"ADMINISTRATOR\"]}".formatted(MAX));
            assertThat(body(changed).path("version").asLong()).isEqualTo(3);
            assertThat(side.eventTypes())
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
                assertThat(send(side.asBot("/internal/guilds/" + GUILD).DELETE())
                                .statusCode())
                        .isEqualTo(200);
            }

            assertThat(side.eventTypes()).endsWith("guild.Left").hasSize(EVENTS_OF_REGISTRATION + 1);
            assertProblem(send(side.patch(OLIVIA, SETTINGS, "{\"prefix\":\"?\"}")), 403, "forbidden");
        }

        @Test
        void takesTheDepartureFromAnUnknownGuildAsDone() {
            assertThat(send(side.asBot("/internal/guilds/1180000000000009999").DELETE())
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        void listensToServicesOnly() {
            assertProblem(send(side.as(OLIVIA, "/internal/guilds/" + GUILD).DELETE()), 403, "forbidden");
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
            HttpResponse<String> response = send(json(side.asBot("/internal/guilds/" + GUILD), "PUT", report));

            assertProblem(response, 400, "invalid-input");
            assertThat(response.body()).contains("\"pointer\":\"" + pointer + "\"");
        }
    }

    @Nested
    class WhenChangingSettings {
        @Test
        void answersWhatIsInEffectWithItsVersion() {
            HttpResponse<String> response = send(side.patch(ADAM, SETTINGS, "{\"prefix\":\"?\"}"));

            assertThat(response.body())
                    .isEqualTo(
                            "{\"success\":true,\"data\":{\"prefix\":\"?\",\"locale\":\"en\",\"timezone\":\"UTC\",\"colour\":\"#5865f2\",\"logChannelId\":null},\"version\":3}");
            assertThat(response.headers().firstValue("ETag")).hasValue("\"3\"");
        }

        @Test
        void isTheSameOnEveryRoute() {
            String wrapped = "{\"settings\":{\"prefix\":\"%s\"}}";
            assertThat(body(send(side.patch(ADAM, "/api/guilds/" + GUILD, wrapped.formatted("?"))))
                            .path("data")
                            .path("settings")
                            .path("prefix")
                            .asString())
                    .isEqualTo("?");
            send(side.patch(ADAM, "/api/panel/guilds/" + GUILD, wrapped.formatted("$")));
            send(side.patch(ADAM, "/api/panel/guilds/" + GUILD + "/settings", "{\"prefix\":\"%\"}"));

            assertThat(side.eventTypes().stream().filter("settings.Changed"::equals))
                    .hasSize(3);
        }

        @Test
        void recordsNothingWhenNothingChanges() {
            send(side.patch(ADAM, SETTINGS, "{\"prefix\":\"?\"}"));

            HttpResponse<String> again = send(side.patch(OLIVIA, SETTINGS, "{\"prefix\":\"?\"}"));

            assertThat(again.headers().firstValue("ETag")).hasValue("\"3\"");
            assertThat(side.events()).hasSize(EVENTS_OF_REGISTRATION + 1);
        }

        @Test
        void keepsWhoWhyAndWhence() {
            send(side.patch(ADAM, SETTINGS, "{\"prefix\":\"?\"}")
                    .header("X-Reason", "clash with another bot")
                    .header("X-Correlation-Id", "panel-42"));
            send(json(side.asBot(SETTINGS), "PATCH", "{\"prefix\":\"$\"}")
                    .header("X-Acting-For", OLIVIA)
                    .header("X-Acting-For-Name", "olivia"));

            List<LoggedEvent> events = side.events();
            assertThat(events.get(2).metadata())
                    .contains(
                            entry(MetadataKeys.GUILD_ID, GUILD),
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
            HttpResponse<String> response = send(side.patch(ADAM, "/api/guilds/" + GUILD + route, patch));

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
            HttpResponse<String> member = send(side.patch(MAX, SETTINGS, "{\"prefix\":\"?\"}"));
            HttpResponse<String> unknown =
                    send(side.patch(MAX, "/api/guilds/1180000000000009999/settings", "{\"prefix\":\"?\"}"));

            assertProblem(member, 403, "forbidden");
            assertThat(unknown.body()).isEqualTo(member.body());
            assertNothingHappened();
        }

        @Test
        void refusesServicesOnTheirOwnAccount() {
            assertProblem(send(json(side.asBot(SETTINGS), "PATCH", "{\"prefix\":\"?\"}")), 403, "forbidden");
        }

        @Test
        void refusesAtOnceAfterThePermissionIsLost() {
            assertThat(send(side.patch(ADAM, SETTINGS, "{\"prefix\":\"?\"}")).statusCode())
                    .isEqualTo(200);
            side.register("Guildhall Demo", "{}");

            assertProblem(send(side.patch(ADAM, SETTINGS, "{\"prefix\":\"$\"}")), 403, "forbidden");
        }

        @Test
        void refusesStrangersWithoutAnyEvent() {
            assertProblem(send(json(side.to(SETTINGS), "PATCH", "{\"prefix\":\"?\"}")), 401, "unauthenticated");
            assertNothingHappened();
        }
    }

    @Nested
    class WhenSwitchingAndConfiguringModules {
        private static final String TICKETS = "/api/guilds/" + GUILD + "/modules/tickets";

        @Test
        void doesBothAtOnce() {
            HttpResponse<String> response =
                    send(side.patch(ADAM, TICKETS, "{\"enabled\":true,\"config\":{\"maxPerUser\":5}}"));

            assertThat(body(response).path("data").path("enabled").asBoolean()).isTrue();
            assertThat(body(response)
                            .path("data")
                            .path("config")
                            .path("maxPerUser")
                            .asInt())
                    .isEqualTo(5);
            assertThat(body(response).path("version").asLong()).isEqualTo(4);
            assertThat(side.eventTypes()).endsWith("module.Enabled", "module.Configured");
        }

        @Test
        void toggles() {
            HttpResponse<String> response =
                    send(json(side.as(ADAM, TICKETS + "/toggle"), "POST", "{\"enabled\":true}"));

            assertThat(body(response).path("data").path("name").asString()).isEqualTo("tickets");
            assertThat(side.eventTypes()).endsWith("module.Enabled");
            assertProblem(send(json(side.as(ADAM, TICKETS + "/toggle"), "POST", "{}")), 400, "invalid-input");
        }

        @Test
        void knowsNoOtherModule() {
            assertProblem(send(side.patch(ADAM, "/api/guilds/" + GUILD + "/modules/cookies", "{}")), 404, "not-found");
        }
    }

    @Nested
    class WhenTheWriterHasSeenAVersion {
        @Test
        void acceptsTheCurrentOneAndTellsWhatHappenedSinceAnOlderOne() {
            assertThat(send(side.patch(ADAM, SETTINGS, "{\"prefix\":\"?\"}").header("If-Match", "\"1\""))
                            .statusCode())
                    .isEqualTo(200);

            HttpResponse<String> stale =
                    send(side.patch(OLIVIA, SETTINGS, "{\"prefix\":\"$\"}").header("If-Match", "\"1\""));

            assertProblem(stale, 412, "stale-version");
            assertThat(body(stale).path("currentVersion").asLong()).isEqualTo(3);
            assertThat(body(stale).path("changed").size()).isEqualTo(1);
            assertThat(stale.body())
                    .contains("\"changes\":[{\"path\":\"settings.prefix\",\"before\":null,\"after\":\"?\"}]")
                    .contains("\"position\":3", "\"id\":\"" + ADAM + "\"");
            assertThat(side.events()).hasSize(EVENTS_OF_REGISTRATION + 1);
        }

        @Test
        void refusesAVersionFromTheFutureAndNonsense() {
            assertProblem(
                    send(side.patch(ADAM, SETTINGS, "{\"prefix\":\"?\"}").header("If-Match", "\"99\"")),
                    412,
                    "stale-version");
            assertProblem(
                    send(side.patch(ADAM, SETTINGS, "{\"prefix\":\"?\"}").header("If-Match", "three")),
                    400,
                    "malformed-request");
        }
    }

    @Test
    void boundsTheReason() {
        assertProblem(
                send(side.patch(ADAM, SETTINGS, "{\"prefix\":\"?\"}").header("X-Reason", "x".repeat(513))),
                400,
                "malformed-request");
    }
}
