package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.e2e.Http.Answer;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is there in Discord is there in the panel a moment later, and only that can be configured. */
abstract class DirectoryFollows extends Scene {
    private static final String DEMO = "/api/guilds/" + World.DEMO;
    private static final String LOGS = "1180000000000000202";
    private static final String LOBBY = "1180000000000000211";
    private static final String FOREIGN_CHANNEL = "1180000000000000231";
    private static final String MEMBER_ROLE = "1180000000000000303";
    private static final Duration MANY_MEMBERS = Duration.ofMinutes(3);

    /** PostgreSQL may have crashed in another test, which takes the directory with it. */
    @BeforeEach
    void awaitTold() {
        await().atMost(MANY_MEMBERS).untilAsserted(() -> {
            Answer answer = panelOf(World.ADAM).get(DEMO + "/members");
            assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        });
    }

    private JsonNode discord(String method, String what, String body) {
        return installation().discord().act(method, "/guilds/" + World.DEMO + what, body);
    }

    private String madeChannel(String name) {
        return discord("POST", "/channels", "{\"type\":\"text\",\"name\":\"%s\"}".formatted(name))
                .path("id")
                .asText();
    }

    private static List<String> names(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(entry -> entry.path("name").asText())
                .toList();
    }

    private static List<String> textChannels(Panel panel) {
        Answer answer = panel.get(DEMO + "/channels");
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return names(answer.data().path("text"));
    }

    @Nested
    class WhenDiscordChanges {
        @Test
        void aChannelIsListedRenamedAndGoneAMomentLater() {
            Panel adam = panelOf(World.ADAM);

            String made = madeChannel("first-name");
            await().atMost(CONVERGENCE).until(() -> textChannels(adam).contains("first-name"));

            discord("PATCH", "/channels/" + made, "{\"name\":\"second-name\"}");
            await().atMost(CONVERGENCE).until(() -> textChannels(adam).contains("second-name"));
            assertThat(textChannels(adam)).doesNotContain("first-name");

            discord("DELETE", "/channels/" + made, "{}");
            await().atMost(CONVERGENCE).until(() -> !textChannels(adam).contains("second-name"));
        }

        @Test
        void aRoleIsListedWithItsColourUntilItIsDeleted() {
            Panel adam = panelOf(World.ADAM);
            String made = discord("POST", "/roles", "{\"name\":\"Herald\",\"colour\":65407}")
                    .path("id")
                    .asText();

            await().atMost(CONVERGENCE)
                    .until(() -> adam.get(DEMO + "/roles").response().body().contains("\"#00ff7f\""));

            discord("DELETE", "/roles/" + made, "{}");
            await().atMost(CONVERGENCE)
                    .until(() -> !names(adam.get(DEMO + "/roles").data()).contains("Herald"));
        }

        /** As selectors do: they read when they are told, and at no other time. */
        @Test
        void panelsThatAreOpenHearThatTheirSelectorsAreStale() {
            Panel adam = panelOf(World.ADAM);
            try (Ear ear = Ear.onSocket(installation(), login(World.ADAM))) {
                int before = ear.count();
                String channel = madeChannel("heard-of");
                readWhenTold(ear, before, () -> textChannels(adam).contains("heard-of"));

                before = ear.count();
                String role = discord("POST", "/roles", "{\"name\":\"Crier\"}")
                        .path("id")
                        .asText();
                readWhenTold(
                        ear,
                        before,
                        () -> names(adam.get(DEMO + "/roles").data()).contains("Crier"));

                before = ear.count();
                discord("DELETE", "/roles/" + role, "{}");
                discord("DELETE", "/channels/" + channel, "{}");
                readWhenTold(
                        ear,
                        before,
                        () -> !textChannels(adam).contains("heard-of")
                                && !names(adam.get(DEMO + "/roles").data()).contains("Crier"));
            }
        }

        private static void readWhenTold(Ear ear, int from, BooleanSupplier seen) {
            int next = from;
            do {
                ear.hear(next, "stale selectors", WhenDiscordChanges::isStaleDirectory, CONVERGENCE);
                next = ear.count();
            } while (!seen.getAsBoolean());
        }

        private static boolean isStaleDirectory(JsonNode line) {
            String keys = line.path("data").path("keys").toString();
            return Ear.is(line, "event")
                    && line.path("name").asText().equals("invalidate")
                    && keys.contains("\"" + World.DEMO + "\",\"channels\"")
                    && keys.contains("\"" + World.DEMO + "\",\"roles\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"stage", "forum", "media"})
        void aChannelIsListedByItsKind(String kind) {
            Panel adam = panelOf(World.ADAM);
            String made = discord("POST", "/channels", "{\"type\":\"%s\",\"name\":\"a-%s\"}".formatted(kind, kind))
                    .path("id")
                    .asText();

            await().atMost(CONVERGENCE)
                    .until(() -> names(adam.get(DEMO + "/channels").data().path(kind))
                            .contains("a-" + kind));
            refused(adam.patch(DEMO_SETTINGS, "{\"logChannelId\":\"%s\"}".formatted(made)), 400);

            discord("DELETE", "/channels/" + made, "{}");
            await().atMost(CONVERGENCE)
                    .until(() -> names(adam.get(DEMO + "/channels").data().path(kind))
                            .isEmpty());
        }

        @Test
        void fiveThousandMembersAreFoundByTheirNames() {
            Panel adam = panelOf(World.ADAM);
            JsonNode made = discord("POST", "/members/generate", "{\"count\":5000}");
            String last = made.path("userIds").path(4_999).asText();

            await().atMost(MANY_MEMBERS)
                    .until(() -> names(adam.get(DEMO + "/members?query=MEMBER-" + last)
                                    .data())
                            .contains("member-" + last));
            assertThat(adam.get(DEMO + "/members?query=Member&limit=100").data())
                    .hasSize(100);
            assertThat(names(adam.get(DEMO + "/members?query=olivi").data())).containsExactly("olivia");

            discord("DELETE", "/members/" + last, "{}");
            await().atMost(CONVERGENCE)
                    .until(() ->
                            adam.get(DEMO + "/members?query=" + last).data().isEmpty());
        }
    }

    @Nested
    class WhenSomebodyElseAsks {
        @ParameterizedTest
        @ValueSource(strings = {"/channels", "/roles", "/members?query=a"})
        void aPlainMemberAndAnotherGuildsOwnerSeeNothing(String what) {
            for (String prefix : List.of("/api/guilds/", "/api/panel/guilds/", "/api/discord/guilds/")) {
                refused(panelOf(World.MAX).get(prefix + World.DEMO + what), 403);
                refused(panelOf(World.ERIN).get(prefix + World.DEMO + what), 403);
                assertThat(panelOf(World.ADAM).get(prefix + World.DEMO + what).status())
                        .isEqualTo(200);
            }
        }
    }

    @Nested
    class WhenIdsAreConfigured {
        @Test
        void whatIsThereIsTaken() {
            Panel adam = panelOf(World.ADAM);
            String made = madeChannel("fresh-logs");
            await().atMost(CONVERGENCE).until(() -> textChannels(adam).contains("fresh-logs"));

            accepted(adam.patch(DEMO_SETTINGS, "{\"logChannelId\":\"%s\"}".formatted(made)));
            accepted(adam.patch(
                    DEMO + "/modules/welcome",
                    "{\"config\":{\"channelId\":\"%s\",\"autoRoleIds\":[\"%s\"]}}".formatted(LOGS, MEMBER_ROLE)));

            discord("DELETE", "/channels/" + made, "{}");
            await().atMost(CONVERGENCE).until(() -> !textChannels(adam).contains("fresh-logs"));
            accepted(adam.patch(DEMO_SETTINGS, "{\"logChannelId\":\"%s\",\"locale\":\"en\"}".formatted(made)));
            accepted(adam.patch(DEMO_SETTINGS, "{\"logChannelId\":null}"));
        }

        @Test
        void anotherGuildsChannelAndAnotherKindAreRefusedByPointer() {
            long before = installation().log().head();
            Panel adam = panelOf(World.ADAM);

            for (String id : List.of(FOREIGN_CHANNEL, LOBBY, MEMBER_ROLE)) {
                Answer answer = adam.patch(DEMO_SETTINGS, "{\"logChannelId\":\"%s\"}".formatted(id));

                refused(answer, 400);
                assertThat(answer.body().at("/errors/0/pointer").asText()).isEqualTo("/logChannelId");
            }
            Answer answer = adam.patch(
                    DEMO + "/modules/music", "{\"config\":{\"djRoleId\":\"%s\"}}".formatted(FOREIGN_CHANNEL));
            refused(answer, 400);
            assertThat(answer.body().at("/errors/0/pointer").asText()).isEqualTo("/config/djRoleId");
            assertThat(loggedBecauseOf(World.ADAM, before)).isEmpty();
        }
    }
}
