package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.world.DefaultWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ViewIT {
    private static final String DEMO = "/sim/guilds/" + DefaultWorld.GUILD;

    private static DiscordSimulator simulator;
    private static Client client;

    @BeforeAll
    static void start() {
        simulator = DiscordSimulator.start(SimulatorSettings.demo(0));
        client = new Client(simulator);
    }

    @AfterAll
    static void stop() {
        client.close();
        simulator.close();
    }

    private static JsonNode view(String query) {
        return client.get("/sim/view?" + query).body();
    }

    @Nested
    class WhenNothingIsChosen {
        @Test
        void showsTheFirstGuildThroughTheEyesOfItsFirstMember() {
            JsonNode guild = view("").path("guild");
            assertThat(guild.path("id").asText()).isEqualTo(DefaultWorld.GUILD);
            assertThat(guild.at("/actor/user/id").asText()).isEqualTo(DefaultWorld.OLIVIA);
            assertThat(guild.at("/actor/channelId").asText()).isEqualTo(DefaultWorld.GENERAL);
            assertThat(view("guild=1&member=2&channel=3").path("guild")).isEqualTo(guild);
        }
    }

    @Nested
    class WhenAMemberLooks {
        @Test
        void showsOnlyWhatTheySee() {
            client.send(
                    "PUT",
                    DEMO + "/channels/1180000000000000202/permissions/" + DefaultWorld.GUILD,
                    "{\"deny\":\"1024\"}");
            assertThat(channels(DefaultWorld.MAX)).doesNotContain("logs");
            assertThat(channels(DefaultWorld.OLIVIA)).contains("logs");
        }

        private static String channels(String member) {
            return view("guild=" + DefaultWorld.GUILD + "&member=" + member)
                    .at("/guild/actor/channels")
                    .findValuesAsText("name")
                    .toString();
        }
    }

    @Nested
    class WhenTheGuildIsLarge {
        @Test
        void listsABoundedNumberAndFindsTheRest() {
            client.post("/sim/guilds/" + DefaultWorld.ELSEWHERE + "/members/generate", "{\"count\":500}");
            String guild = "guild=" + DefaultWorld.ELSEWHERE;
            JsonNode all = view(guild).path("guild");
            assertThat(all.path("memberCount").asInt()).isGreaterThan(500);
            assertThat(all.path("members")).hasSize(100);
            assertThat(view(guild + "&query=erin").at("/guild/members")).hasSize(1);
            assertThat(view("").at("/guild/outside")).hasSize(100);
        }
    }

    @Nested
    class WhenSomebodyIsBanned {
        @Test
        void mayComeBackAfterThat() {
            String guest = client.post(DEMO + "/members/generate", "{\"count\":1}")
                    .body()
                    .at("/userIds/0")
                    .asText();
            client.send("DELETE", DEMO + "/members/" + guest + "?as=ban", "");
            assertThat(view("").at("/guild/banned").findValuesAsText("id")).containsExactly(guest);
            assertThat(client.send("DELETE", DEMO + "/bans/" + guest, "").status())
                    .isEqualTo(204);
            assertThat(client.send("DELETE", DEMO + "/bans/" + guest, "").status())
                    .isEqualTo(404);
            assertThat(client.send("PUT", DEMO + "/members/" + guest, "{}").status())
                    .isEqualTo(201);
        }
    }

    @Nested
    class WhenACallIsLookedAt {
        @Test
        void showsWhatWasAnswered() {
            client.asBot("GET", "/users/" + DefaultWorld.MAX, "");
            long head = client.get("/sim/calls?latest=1").body().path("head").asLong();
            JsonNode call = client.get("/sim/calls/" + head).body();
            assertThat(call.at("/answer/id").asText()).isEqualTo(DefaultWorld.MAX);
            assertThat(client.get("/sim/calls/999999").status()).isEqualTo(404);
            assertThat(client.get("/sim/calls?latest=1").body().path("calls")).hasSize(1);
        }
    }

    @Nested
    class WhenThePageIsLoaded {
        @Test
        void maySpeakToNobodyElse() {
            Client.Answer page = client.get("/");
            assertThat(page.raw()
                            .headers()
                            .firstValue("content-security-policy")
                            .orElse(""))
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(client.get("/compose.js").status()).isEqualTo(200);
        }
    }

    @Nested
    class WhenHalfACharacterIsSent {
        @Test
        void refusesIt() {
            String text = "{\"userId\":\"%s\",\"content\":\"half \\ud83c\"}".formatted(DefaultWorld.MAX);
            assertThat(client.post(DEMO + "/messages", text).status()).isEqualTo(400);
            String whole = "{\"userId\":\"%s\",\"content\":\"whole \\ud83c\\udf89\"}".formatted(DefaultWorld.MAX);
            assertThat(client.post(DEMO + "/messages", whole).status()).isEqualTo(201);
        }
    }
}
