package dev.guildhall.testkit.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ExchangesTest {
    private static DiscordApi discord;

    @BeforeAll
    static void find() {
        assumeTrue(DiscordApi.find().isPresent(), DiscordApi.ABSENT);
        discord = DiscordApi.find().orElseThrow();
    }

    private static List<String> faults(String method, String path, int status, String body, String answer) {
        String call = "{\"method\":\"%s\",\"path\":\"/api/v10%s\",\"status\":%d,\"body\":%s,\"answer\":%s}"
                .formatted(method, path, status, body, answer);
        return Exchanges.faults(discord, "{\"calls\":[" + call + "]}");
    }

    @Nested
    class WhenAllIsAsDescribed {
        @Test
        void findsNothing() {
            assertThat(faults("GET", "/gateway", 200, "null", "{\"url\":\"wss://gateway.discord.gg\"}"))
                    .isEmpty();
            assertThat(faults("DELETE", "/channels/1/messages/2", 204, "null", "null"))
                    .isEmpty();
            assertThat(faults("GET", "/users/1", 404, "null", "{\"code\":10013,\"message\":\"Unknown User\"}"))
                    .isEmpty();
        }

        @Test
        void takesWhatDiscordTakesBesides() {
            String channel = "{\"name\":\"n\",\"permission_overwrites\":[{\"id\":7,\"type\":0,\"allow\":\"8\"}]}";
            assertThat(faults("POST", "/guilds/1/channels", 403, channel, "{\"code\":50013,\"message\":\"No\"}"))
                    .isEmpty();
            assertThat(faults("POST", "/oauth2/token", 200, "null", "{}")).isEmpty();
        }
    }

    @Nested
    class WhenSomethingDiffers {
        @Test
        void findsWrongAnswers() {
            assertThat(faults("GET", "/gateway", 200, "null", "{\"uri\":\"x\"}"))
                    .singleElement()
                    .asString()
                    .contains("GET /api/v10/gateway answers", "url");
            assertThat(faults("GET", "/gateway", 200, "null", "null")).hasSize(1);
            assertThat(faults("GET", "/users/1", 404, "null", "{\"code\":10013}"))
                    .hasSize(1);
            assertThat(faults("DELETE", "/channels/1/messages/2", 204, "null", "{}"))
                    .hasSize(1);
            assertThat(faults("GET", "/gateway", 302, "null", "null")).hasSize(1);
        }

        @Test
        void findsWrongRequestsThatWereAccepted() {
            String pinned = "{\"content\":7}";
            assertThat(faults("POST", "/channels/1/messages", 0, pinned, "null"))
                    .isNotEmpty();
            assertThat(faults("POST", "/channels/1/messages", 400, pinned, "{\"code\":50035,\"message\":\"No\"}"))
                    .isEmpty();
            assertThat(faults("POST", "/channels/1/messages", 0, "null", "null"))
                    .hasSize(1);
        }

        @Test
        void findsRoutesThatDiscordDoesNotHave() {
            assertThat(faults("PATCH", "/gateway", 200, "null", "{}"))
                    .containsExactly("PATCH /api/v10/gateway is not described");
        }
    }
}
