package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.e2e.Http.Answer;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every module, saved as existing dashboards save it, from the panel to the view, to Redis and to the browser. */
abstract class ModulesTravel extends Scene {
    private static final String GUILD = "/api/panel/guilds/" + World.DEMO;

    /** Route, module, what is sent, and the path and value that are read back. */
    static Stream<Arguments> saves() {
        return Stream.of(
                Arguments.of(
                        "/voice",
                        "tempvoice",
                        "'tempVoiceCreatorId':'1180000000000000211'",
                        "/creatorChannelId",
                        "1180000000000000211"),
                Arguments.of("/music", "music", "'defaultVolume':31", "/defaultVolume", "31"),
                Arguments.of(
                        "/tickets",
                        "tickets",
                        "'categoryId':'1180000000000000221'",
                        "/categoryId",
                        "1180000000000000221"),
                Arguments.of("/welcome", "welcome", "'text':'Welcome!'", "/text", "Welcome!"),
                Arguments.of(
                        "/moderation",
                        "moderation",
                        "'linkAllowList':['example.com']",
                        "/linkAllowList/0",
                        "example.com"),
                Arguments.of("/leveling", "leveling", "'xpMin':26,'xpMax':26", "/xpMin", "26"),
                Arguments.of(
                        "/autoresponder",
                        "autoresponder",
                        "'responses':[{'trigger':'hi','reply':'hello'}]",
                        "/responses/0/match",
                        "CONTAINS"),
                Arguments.of("/giveaways/settings", "giveaway", "'giveawayColor':'#112233'", "/colour", "#112233"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.guildhall.e2e.ModulesTravel#saves")
    void aSavedModuleIsReadAndHeardByAll(String route, String module, String flat, String path, String value) {
        String token = login(World.ADAM);
        Panel adam = installation().panel(token);
        String own = GUILD + "/modules/" + module;
        accepted(adam.patch(own, "{\"enabled\":false,\"config\":null}"));
        try (Ear browser = Ear.onSocket(installation(), token);
                Ear redis = Ear.onRedis(installation().redis(), "bot:config:" + module, "bot:config:update")) {

            long version = accepted(adam.patch(GUILD + route, ("{'enabled':true," + flat + "}").replace('\'', '"')));

            JsonNode part = redis.envelope("bot:config:" + module, version, CONVERGENCE);
            assertThat(redis.envelope("bot:config:update", version, CONVERGENCE))
                    .isEqualTo(part);
            assertThat(part.path("guildId").asText()).isEqualTo(World.DEMO);
            assertThat(part.path("module").asText()).isEqualToIgnoringCase(module);
            browser.event("invalidate", version, CONVERGENCE);
            Answer read = adam.get(own + "?atLeast=" + version);
            assertThat(accepted(read)).isEqualTo(version);
            assertThat(read.data().path("enabled").asBoolean()).isTrue();
            assertThat(read.data().path("config").at(path).asText()).isEqualTo(value);
        }
        accepted(adam.patch(own, "{\"enabled\":null,\"config\":null}"));
    }

    /** What a panel draws its forms from is what it may save: the defaults are those that it reads. */
    @Test
    void theDescriptionAgreesWithWhatIsRead() {
        Answer description = installation().panel(null).get("/api/schema");
        assertThat(description.status()).as("%s", description).isEqualTo(200);
        Panel adam = panelOf(World.ADAM);
        Map<String, Long> seen = new HashMap<>();

        for (JsonNode module : description.data().path("modules")) {
            String own = GUILD + "/modules/" + module.path("name").asText();
            long version = accepted(adam.patch(own, "{\"config\":null}"));
            JsonNode config = adam.get(own + "?atLeast=" + version).data().path("config");
            seen.put(module.path("name").asText(), version);

            assertThat(module.path("fields")).hasSameSizeAs(config);
            for (JsonNode field : module.path("fields")) {
                assertThat(config.path(field.path("name").asText())).isEqualTo(field.path("default"));
            }
        }
        assertThat(seen).hasSize(8);
    }
}
