package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.world.DefaultWorld;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OAuthIT {
    private static final String REDIRECT = "http://localhost:8080/callback";
    private static final String TOKEN = "/api/oauth2/token";

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

    private static String query(String more) {
        return "?response_type=code&scope=identify%20guilds&state=s1&client_id=" + SimulatorSettings.DEMO_CLIENT_ID
                + "&redirect_uri=" + REDIRECT + more;
    }

    /** Follows a person's link on the consent page to the code. */
    private static String agree(String userId, String more) {
        String location = client.get("/oauth2/authorize/as/" + userId + query(more))
                .raw()
                .headers()
                .firstValue("location")
                .orElseThrow();
        assertThat(location).startsWith(REDIRECT + "?code=").endsWith("&state=s1");
        return location.substring(location.indexOf('=') + 1, location.indexOf('&'));
    }

    private static Map<String, String> exchange(String code) {
        Map<String, String> form = new HashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", REDIRECT);
        form.put("client_id", SimulatorSettings.DEMO_CLIENT_ID);
        form.put("client_secret", SimulatorSettings.DEMO_CLIENT_SECRET);
        return form;
    }

    @Nested
    class WhenTheUserAgrees {
        @Test
        void tellsWhoTheUserIsAndWhichGuildsTheyHave() {
            JsonNode token =
                    client.form(TOKEN, exchange(agree(DefaultWorld.MAX, ""))).body();
            assertThat(token.path("token_type").asText()).isEqualTo("Bearer");
            String bearer = "Bearer " + token.path("access_token").asText();
            JsonNode me =
                    client.get("/api/v10/users/@me", "authorization", bearer).body();
            assertThat(me.path("id").asText()).isEqualTo(DefaultWorld.MAX);
            JsonNode guilds = client.get("/api/v10/users/@me/guilds", "authorization", bearer)
                    .body();
            assertThat(guilds.findValuesAsText("id")).containsExactly(DefaultWorld.GUILD, DefaultWorld.ELSEWHERE);
            assertThat(guilds.path(0).path("owner").asBoolean()).isFalse();
        }

        @Test
        void showsOwnershipAndPermissions() {
            JsonNode owner = firstGuild(DefaultWorld.OLIVIA);
            assertThat(owner.path("owner").asBoolean()).isTrue();
            long adam = firstGuild(DefaultWorld.ADAM).path("permissions").asLong();
            assertThat(adam & 8).isNotZero();
            long mona = firstGuild(DefaultWorld.MONA).path("permissions").asLong();
            assertThat(mona & 8).isZero();
            assertThat(mona & 32).isNotZero();
        }

        private static JsonNode firstGuild(String userId) {
            String code = client.post("/sim/users/" + userId + "/code", "")
                    .body()
                    .path("code")
                    .asText();
            String access = client.form(TOKEN, exchange(code))
                    .body()
                    .path("access_token")
                    .asText();
            return client.get("/api/v10/users/@me/guilds", "authorization", "Bearer " + access)
                    .body()
                    .path(0);
        }

        @Test
        void offersEveryPersonOnThePage() {
            byte[] page = client.get("/oauth2/authorize" + query("")).raw().body();
            assertThat(new String(page, StandardCharsets.UTF_8)).contains(DefaultWorld.OTTO, "Olivia", "state=s1");
        }
    }

    @Nested
    class WhenTheUserDeclines {
        @Test
        void saysSo() {
            assertThat(client.get("/oauth2/authorize/deny" + query(""))
                            .raw()
                            .headers()
                            .firstValue("location"))
                    .contains(REDIRECT + "?error=access_denied&state=s1");
        }
    }

    @Nested
    class WhenTheCodeIsNotGood {
        @Test
        void refusesItsReuse() {
            Map<String, String> form = exchange(agree(DefaultWorld.MAX, ""));
            assertThat(client.form(TOKEN, form).status()).isEqualTo(200);
            assertInvalidGrant(form);
        }

        @Test
        void refusesAnotherRedirect() {
            Map<String, String> form = exchange(agree(DefaultWorld.MAX, ""));
            form.put("redirect_uri", "http://localhost:8080/other");
            assertInvalidGrant(form);
        }

        @Test
        void refusesAnUnknownOne() {
            assertInvalidGrant(exchange("unknown"));
        }

        private static void assertInvalidGrant(Map<String, String> form) {
            Client.Answer answer = client.form(TOKEN, form);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body().path("error").asText()).isEqualTo("invalid_grant");
        }
    }

    @Nested
    class WhenTheClientProvesItself {
        @Test
        void refusesAWrongSecret() {
            Map<String, String> form = exchange(agree(DefaultWorld.MAX, ""));
            form.put("client_secret", "wrong");
            Client.Answer answer = client.form(TOKEN, form);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body().path("error").asText()).isEqualTo("invalid_client");
        }

        @Test
        void takesTheSecretAsBasicCredentials() {
            Map<String, String> form = exchange(agree(DefaultWorld.MAX, ""));
            form.remove("client_id");
            form.remove("client_secret");
            String pair = SimulatorSettings.DEMO_CLIENT_ID + ":" + SimulatorSettings.DEMO_CLIENT_SECRET;
            String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
            assertThat(client.form("/api/v10/oauth2/token", form, "authorization", "Basic " + basic)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Nested
    class WhenTheCodeIsChallenged {
        private static final String VERIFIER = "a-verifier-that-is-long-enough-to-be-one-0123456789";

        private static String challenged() throws Exception {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
            return agree(DefaultWorld.MAX, "&code_challenge_method=S256&code_challenge=" + challenge);
        }

        @Test
        void takesItsVerifier() throws Exception {
            Map<String, String> form = exchange(challenged());
            form.put("code_verifier", VERIFIER);
            assertThat(client.form(TOKEN, form).status()).isEqualTo(200);
        }

        @Test
        void refusesAnother() throws Exception {
            Map<String, String> form = exchange(challenged());
            form.put("code_verifier", VERIFIER + "x");
            assertThat(client.form(TOKEN, form).status()).isEqualTo(400);
        }

        @Test
        void takesNoOtherMethodAndNoOtherForm() {
            String right = "a".repeat(43);
            for (String more : List.of(
                    "&code_challenge=" + right,
                    "&code_challenge_method=plain&code_challenge=" + right,
                    "&code_challenge_method=S256&code_challenge=" + right + "%3D",
                    "&code_challenge_method=S256&code_challenge=short")) {
                assertThat(client.get("/oauth2/authorize/as/" + DefaultWorld.MAX + query(more))
                                .status())
                        .as(more)
                        .isEqualTo(400);
            }
        }

        @Test
        void usesTheCodeUpByAWrongVerifier() throws Exception {
            Map<String, String> form = exchange(challenged());
            form.put("code_verifier", VERIFIER + "x");
            assertThat(client.form(TOKEN, form).status()).isEqualTo(400);
            form.put("code_verifier", VERIFIER);
            assertThat(client.form(TOKEN, form).status()).isEqualTo(400);
        }

        @Test
        void refusesNone() throws Exception {
            assertThat(client.form(TOKEN, exchange(challenged())).status()).isEqualTo(400);
        }
    }

    @Nested
    class WhenTokensAgeOrEnd {
        @Test
        void rotatesTheRefreshToken() {
            JsonNode first =
                    client.form(TOKEN, exchange(agree(DefaultWorld.MAX, ""))).body();
            Map<String, String> form = exchange("");
            form.put("grant_type", "refresh_token");
            form.put("refresh_token", first.path("refresh_token").asText());
            assertThat(client.form(TOKEN, form).status()).isEqualTo(200);
            assertThat(client.form(TOKEN, form).body().path("error").asText()).isEqualTo("invalid_grant");
            assertThat(client.get(
                                    "/api/v10/users/@me",
                                    "authorization",
                                    "Bearer " + first.path("access_token").asText())
                            .status())
                    .isEqualTo(401);
        }

        @Test
        void revokesBothTokens() {
            JsonNode token =
                    client.form(TOKEN, exchange(agree(DefaultWorld.MAX, ""))).body();
            Map<String, String> form = exchange("");
            form.put("token", token.path("refresh_token").asText());
            assertThat(client.form(TOKEN + "/revoke", form).status()).isEqualTo(200);
            assertThat(client.get(
                                    "/api/v10/users/@me",
                                    "authorization",
                                    "Bearer " + token.path("access_token").asText())
                            .status())
                    .isEqualTo(401);
        }
    }

    @Nested
    class WhenTheRedirectLeadsElsewhere {
        @Test
        void refusesToShowThePage() {
            assertThat(client.get("/oauth2/authorize" + query("").replace("localhost", "example.org"))
                            .status())
                    .isEqualTo(400);
        }
    }
}
