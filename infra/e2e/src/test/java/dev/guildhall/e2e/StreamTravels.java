package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.e2e.Http.Answer;
import dev.guildhall.testkit.NodeScript;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a page hears that has an EventSource and no socket. */
abstract class StreamTravels extends Scene {
    private static final Path PAGE = Path.of("src", "test", "node", "stream-ear.mjs");
    private static final String ERIN = World.ERIN;
    private static final String ADMIN_ROLE = "1180000000000000301";
    private static final String MEMBER_ROLE = "1180000000000000303";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private NodeScript page(String token, String guildId) {
        return NodeScript.start(
                PAGE,
                List.of(),
                Map.of("ORIGIN", installation().streamUrl(), "GUILD_ID", guildId, "ACCESS_TOKEN", token));
    }

    private NodeScript openPage(String token) {
        NodeScript page = page(token, World.DEMO);
        await("a stream").atMost(PATIENCE).until(() -> page.all().stream().anyMatch(line -> Ear.is(line, "connected")));
        return page;
    }

    private static JsonNode heard(NodeScript page, String name, Predicate<JsonNode> which) {
        Predicate<JsonNode> matching = line ->
                Ear.is(line, "event") && name.equals(line.path("name").asText()) && which.test(line.path("data"));
        await(name).atMost(PATIENCE).until(() -> page.all().stream().anyMatch(matching));
        return page.all().stream().filter(matching).findFirst().orElseThrow();
    }

    private void member(String method, String userId, String... roles) {
        ObjectNode body = Http.JSON.createObjectNode();
        List.of(roles).forEach(body.putArray("roles")::add);
        Answer answer = Http.send(
                method,
                installation().discord().url() + "/sim/guilds/" + World.DEMO + "/members/" + userId,
                Map.of(),
                body.toString());
        assertThat(answer.status()).as("%s", answer).isLessThan(300);
    }

    @Nested
    class WhenAnAdministratorChangesThePrefix {
        @Test
        void thePageHearsItUnderItsVersionAndKnowsWhatToReadAnew() {
            String token = login(World.ADAM);
            try (NodeScript page = openPage(token)) {
                String prefix = newPrefix();
                long version = accepted(installation().panel(token).changePrefix(World.DEMO, prefix));

                JsonNode updated =
                        heard(page, "config:updated", d -> d.path("version").asLong() == version);
                heard(page, "invalidate", d -> d.path("version").asLong() == version);

                assertThat(updated.path("id").asText()).isEqualTo(Long.toString(version));
                assertThat(updated.path("data").path("settings").path("prefix").asText())
                        .isEqualTo(prefix);
                await("the query to be read anew")
                        .atMost(PATIENCE)
                        .until(() -> page.all().stream()
                                .anyMatch(line -> Ear.is(line, "stale")
                                        && line.path("queryKey")
                                                .toString()
                                                .equals("[\"guild\",\"" + World.DEMO + "\",\"settings\"]")));
            }
        }
    }

    @Nested
    class WhenAMemberComesAndGoes {
        @Test
        void thePageHearsOfBothOnceInTheEnvelopeOfDiscordEvents() {
            try (NodeScript page = openPage(login(World.ADAM))) {
                member("PUT", ERIN, MEMBER_ROLE);
                JsonNode joined = heard(page, "message", d -> isOfErin(d, "MEMBER_JOIN"));
                member("DELETE", ERIN);
                heard(page, "message", d -> isOfErin(d, "MEMBER_LEAVE"));
                assertThat(joined.path("data").path("guildId").asText()).isEqualTo(World.DEMO);
                assertThat(joined.path("data").path("timestamp").isNumber()).isTrue();
                assertThat(page.all().stream()
                                .map(line -> line.path("data"))
                                .filter(d -> isOfErin(d, "MEMBER_JOIN") || isOfErin(d, "MEMBER_LEAVE")))
                        .hasSize(2);
            }
        }

        /** Others may have come and gone in earlier tests. */
        private static boolean isOfErin(JsonNode event, String type) {
            return event.path("type").asText().equals(type)
                    && event.path("userId").asText().equals(ERIN);
        }
    }

    @Nested
    class WhenAccessIsLost {
        @Test
        void thePageIsToldWhyAndNotLetInAgain() {
            member("PATCH", World.MAX, MEMBER_ROLE, ADMIN_ROLE);
            Panel max = panelOf(World.MAX);
            await().atMost(PATIENCE).until(() -> max.settings(World.DEMO).status() == 200);
            try (NodeScript page = openPage(String.valueOf(max.token()))) {
                member("PATCH", World.MAX, MEMBER_ROLE);

                JsonNode revoked = heard(page, "permission:revoked", d -> true);

                assertThat(revoked.path("data").path("action").asText()).isEqualTo("redirect_home");
                await().atMost(PATIENCE)
                        .until(() -> page.all().stream()
                                .anyMatch(line -> Ear.is(line, "refused")
                                        && line.path("code").asInt() == 403));
            } finally {
                member("PATCH", World.MAX, MEMBER_ROLE);
            }
        }
    }

    @Nested
    class WhenTheGuildIsForeign {
        @Test
        void thePageHearsNothing() {
            try (NodeScript page = page(login(World.ADAM), World.ELSEWHERE)) {
                await().atMost(PATIENCE).until(() -> page.all().stream().anyMatch(line -> Ear.is(line, "refused")));
                assertThat(page.all()).hasSize(1);
            }
        }
    }
}
