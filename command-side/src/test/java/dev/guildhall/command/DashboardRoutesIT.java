package dev.guildhall.command;

import static dev.guildhall.command.RunningCommandSide.ADAM;
import static dev.guildhall.command.RunningCommandSide.MAX;
import static dev.guildhall.command.RunningCommandSide.body;
import static dev.guildhall.command.RunningCommandSide.json;
import static dev.guildhall.command.RunningCommandSide.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.events.MetadataKeys;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The routes and names of existing dashboards: other doors to the same commands. */
class DashboardRoutesIT {
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

    private HttpResponse<String> patch(String route, String json) {
        return send(side.patch(ADAM, guild.path() + route, json.replace('\'', '"')));
    }

    private void assertNothingHappened() {
        assertThat(guild.events()).hasSize(EVENTS_OF_REGISTRATION);
    }

    private static void assertRefused(HttpResponse<String> response, String... pointers) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(body(response)
                        .path("errors")
                        .valueStream()
                        .map(e -> e.path("pointer").asString()))
                .containsExactlyInAnyOrder(pointers);
    }

    @Nested
    class WhenADashboardSaves {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "/voice | tempvoice | {'enabled':true,'userLimit':5}",
                    "/music | music | {'enabled':true,'defaultVolume':30}",
                    "/tickets | tickets | {'enabled':true,'maxPerUser':5}",
                    "/welcome | welcome | {'enabled':true,'text':'hello'}",
                    "/moderation | moderation | {'enabled':true,'blockedWords':['spam']}",
                    "/leveling | leveling | {'enabled':true,'xpMin':20}",
                    "/autoresponder | autoresponder | {'enabled':true,'responses':[{'trigger':'hi','reply':'hello'}]}",
                    "/giveaways/settings | giveaway | {'enabled':true,'buttonText':'Join'}"
                })
        void isTheSameAsTheModulesOwnRouteUnderBothRoots(String route, String module, String flat) {
            HttpResponse<String> saved = patch(route, flat);

            assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
            assertThat(guild.eventTypes()).endsWith("module.Enabled", "module.Configured");
            assertThat(saved.headers().firstValue("ETag")).hasValue("\"%d\"".formatted(guild.position(3)));
            HttpResponse<String> asRead = patch("/modules/" + module, "{}");
            assertThat(saved.body()).isEqualTo(asRead.body());
            HttpResponse<String> underPanel =
                    send(side.patch(ADAM, "/api/panel/guilds/" + guild.id() + route, flat.replace('\'', '"')));
            assertThat(underPanel.body()).isEqualTo(saved.body());
            assertThat(guild.events()).hasSize(EVENTS_OF_REGISTRATION + 2);
        }

        @Test
        void understandsTheNamesOfGiveaways() {
            JsonNode config = body(patch(
                            "/giveaways/settings",
                            "{'giveawayButtonText':'Join','giveawayButtonEmoji':'🎉','giveawayColor':'#112233'}"))
                    .path("data")
                    .path("config");

            assertThat(config.path("buttonText").asString()).isEqualTo("Join");
            assertThat(config.path("buttonEmoji").asString()).isEqualTo("🎉");
            assertThat(config.path("colour").asString()).isEqualTo("#112233");
        }

        @Test
        void isOneCommandHoweverManyEventsComeOfIt() {
            patch("/voice", "{'tempVoiceEnabled':true,'userLimit':5,'bitrateKbps':96}");

            List<LoggedEvent> events = guild.events();
            assertThat(events).hasSize(EVENTS_OF_REGISTRATION + 2);
            assertThat(events.get(2).metadata().get(MetadataKeys.CAUSATION_ID))
                    .isNotNull()
                    .isEqualTo(events.get(3).metadata().get(MetadataKeys.CAUSATION_ID));
        }

        @Test
        void bringsDefaultsBackByNull() {
            patch("/giveaways/settings", "{'enabled':true,'giveawayColor':'#112233'}");

            JsonNode data = body(patch("/giveaways/settings", "{'enabled':null,'giveawayColor':null}"))
                    .path("data");

            assertThat(data.path("enabled").asBoolean()).isFalse();
            assertThat(data.path("config").path("colour").asString()).isEqualTo("#5865f2");
        }
    }

    @Nested
    class WhenHeadersSayMore {
        @Test
        void keepsTheReason() {
            send(side.patch(ADAM, guild.path() + "/music", "{\"defaultVolume\":30}")
                    .header("X-Reason", "too loud"));

            assertThat(guild.events().getLast().metadata()).contains(entry(MetadataKeys.REASON, "too loud"));
        }

        @Test
        void refusesWhoHasSeenAnOlderVersion() {
            patch("/music", "{'defaultVolume':30}");

            HttpResponse<String> stale = send(side.patch(ADAM, guild.path() + "/music", "{\"defaultVolume\":40}")
                    .header("If-Match", "\"%d\"".formatted(guild.position(0))));

            assertThat(stale.statusCode()).isEqualTo(412);
            assertThat(guild.events()).hasSize(EVENTS_OF_REGISTRATION + 1);
        }

        @Test
        void carriesAKeyOutOnce() {
            String key = UUID.randomUUID().toString();
            String path = guild.path() + "/giveaways/settings";
            String first = "{\"giveawayButtonText\":\"Join\"}";

            HttpResponse<String> done = send(side.patch(ADAM, path, first).header("Idempotency-Key", key));
            patch("/giveaways/settings", "{'buttonText':'Other'}");
            HttpResponse<String> again = send(side.patch(ADAM, path, first).header("Idempotency-Key", key));
            HttpResponse<String> other = send(side.patch(ADAM, path, "{}").header("Idempotency-Key", key));

            assertThat(again.body()).isEqualTo(done.body());
            assertThat(other.statusCode()).isEqualTo(422);
            assertThat(guild.events()).hasSize(EVENTS_OF_REGISTRATION + 2);
        }
    }

    @Nested
    class WhenTheInputIsInvalid {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "/voice | {'tempVoiceCreatorId':7} | /tempVoiceCreatorId",
                    "/voice | {'creatorChannelId':7} | /creatorChannelId",
                    "/voice | {'tempVoiceEnabled':'on'} | /tempVoiceEnabled",
                    "/voice | {'enabled':1} | /enabled",
                    "/giveaways/settings | {'giveawayColor':'red'} | /giveawayColor",
                    "/giveaways/settings | {'giveawayColor':'#112233','colour':'#112233'} | /colour",
                    "/giveaways/settings | {'bonusEntries':[{'roleId':'x','count':1}]} | /bonusEntries/0/roleId",
                    "/leveling | {'xpMax':3} | /xpMax",
                    "/welcome | {'goodbyeEnabled':true,'goodbyeText':'Bye'} | /goodbyeEnabled",
                    "/welcome | {'text':'Hi {member}'} | /text",
                    "/autoresponder | {'responses':[{'trigger':'a','reply':'{who}'}]} | /responses/0/reply",
                    "/music | {'config':{'defaultVolume':30}} | /config",
                    "/music | {'a/b':1} | /a~1b",
                    "/autoresponder | {'responses':[{'trigger':'a(','match':'REGEX','reply':'b'}]} | /responses/0/trigger"
                })
        void pointsAtWhatWasSentWithoutAnyEvent(String route, String flat, String pointer) {
            assertRefused(patch(route, flat), pointer);
            assertNothingHappened();
        }

        @Test
        void namesEveryFault() {
            assertRefused(
                    patch("/giveaways/settings", "{'giveawayColor':'red','buttonText':'','nonsense':1}"),
                    "/giveawayColor",
                    "/buttonText",
                    "/nonsense");
        }

        /** JSON can spell what UTF-8, PostgreSQL and thus no answer can hold. */
        @ParameterizedTest
        @ValueSource(strings = {"/welcome", "/settings", "/modules/welcome"})
        void survivesHalvesOfCharacters(String route) {
            for (String text : List.of("'text':'\\ud800'", "'\\udfff':1", "'\\u0000':1", "'prefix':'\\ud83c'")) {
                HttpResponse<String> response = patch(route, "{" + text + "}");

                assertThat(response.statusCode()).as(text).isEqualTo(400);
                assertThat(response.headers().firstValue("Content-Type").orElse(""))
                        .startsWith("application/problem+json");
            }
            assertNothingHappened();
        }

        @ParameterizedTest
        @ValueSource(strings = {"null", "[]", "1", "\"x\"", "{", ""})
        void takesObjectsOnly(String json) {
            assertThat(patch("/music", json).statusCode()).isEqualTo(400);
            assertNothingHappened();
        }
    }

    @Nested
    class WhenSomebodyMayNot {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/voice",
                    "/music",
                    "/tickets",
                    "/welcome",
                    "/moderation",
                    "/leveling",
                    "/autoresponder",
                    "/giveaways/settings"
                })
        void isRefusedWhateverWasSent(String route) {
            HttpResponse<String> member = send(side.patch(MAX, guild.path() + route, "{\"nonsense\":1}"));

            assertThat(member.statusCode()).isEqualTo(403);
            assertThat(member.body()).doesNotContain("nonsense");
            assertThat(send(json(side.to(guild.path() + route), "PATCH", "{}")).statusCode())
                    .isEqualTo(401);
            assertNothingHappened();
        }
    }

    @Nested
    class WhenAWholeConfigurationIsReset {
        @Test
        void bringsEveryDefaultBackByOneNull() {
            patch("/modules/leveling", "{'enabled':true,'config':{'xpMin':1,'xpMax':2}}");
            patch("/settings", "{'prefix':'?','locale':'fr'}");

            JsonNode module = body(patch("/modules/leveling", "{'enabled':null,'config':null}"))
                    .path("data");
            JsonNode settings =
                    body(patch("", "{'settings':null}")).path("data").path("settings");

            assertThat(module.path("enabled").asBoolean()).isFalse();
            assertThat(module.path("config").path("xpMin").asInt()).isEqualTo(15);
            assertThat(module.path("config").path("xpMax").asInt()).isEqualTo(25);
            assertThat(settings.path("prefix").asString()).isEqualTo("!");
            assertThat(settings.path("locale").asString()).isEqualTo("en");
        }

        @Test
        void knowsNoOtherModuleToReset() {
            assertThat(patch("/modules/cookies", "{'config':null}").statusCode())
                    .isEqualTo(404);
        }
    }
}
