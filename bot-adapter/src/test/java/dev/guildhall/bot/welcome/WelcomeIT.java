package dev.guildhall.bot.welcome;

import static dev.guildhall.bot.bench.Discord.DEMO;
import static dev.guildhall.bot.bench.Discord.ERIN;
import static dev.guildhall.bot.bench.Discord.MEMBER_ROLE;
import static dev.guildhall.bot.welcome.WelcomeScene.effect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class WelcomeIT {
    private static final String GREETING = "greeting";
    private static final String GOODBYE = "goodbye";
    private static final String ROLES = "roles";

    private static WelcomeScene scene;
    private String channelId = "";
    private String userId = "";

    @BeforeAll
    static void open() {
        scene = new WelcomeScene();
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    /** A channel and a member of their own. */
    @BeforeEach
    void moveOn() {
        channelId = scene.discord().createChannel(DEMO, "text", "welcome");
        userId = scene.discord().generate(DEMO, 1).getFirst();
        scene.joined(userId);
        scene.awaitChannel(channelId);
        scene.discord().heal();
    }

    private void configure(String text, String... roles) {
        scene.configure(Map.of(
                "channelId",
                channelId,
                "text",
                text,
                "goodbyeEnabled",
                true,
                "goodbyeText",
                "{name} ({user}) has left {server}.",
                "autoRoleIds",
                List.of(roles)));
    }

    private List<JsonNode> messages() {
        return scene.discord().messages(channelId);
    }

    private String outcome(Map<String, @Nullable Object> effect) {
        return scene.carriedOut(effect).path("outcome").asString();
    }

    private List<String> roles() {
        return scene.discord()
                .state()
                .path("guilds")
                .valueStream()
                .filter(guild -> guild.path("id").asString().equals(DEMO))
                .flatMap(guild -> guild.path("members").valueStream())
                .filter(member -> member.at("/user/id").asString().equals(userId))
                .flatMap(member -> member.path("roles").valueStream())
                .map(JsonNode::asString)
                .toList();
    }

    @Nested
    class WhenSomebodyIsToBeGreeted {
        @Test
        void mentionsThatMemberAlone() {
            configure("Welcome {user} to {server}! @everyone <@&" + MEMBER_ROLE + "> {memberCount}");

            assertThat(outcome(effect(GREETING, userId, scene.joined(userId)))).isEqualTo("done");

            assertThat(messages()).singleElement().satisfies(message -> {
                assertThat(message.path("content").asString())
                        .startsWith("Welcome <@" + userId + "> to Guildhall Demo!");
                assertThat(message.path("mention_everyone").asBoolean()).isFalse();
                assertThat(message.path("mention_roles")).isEmpty();
                assertThat(message.at("/mentions/0/id").asString()).isEqualTo(userId);
                assertThat(message.path("mentions")).hasSize(1);
            });
        }

        @Test
        void saysNothingWhereNothingIsConfigured() {
            configure(" ");

            assertThat(outcome(effect(GREETING, userId, scene.joined(userId)))).isEqualTo("done");

            assertThat(messages()).isEmpty();
        }

        @Test
        void doesNotGreetAMembershipThatIsOver() {
            configure("Welcome {user}!");

            assertThat(outcome(effect(GREETING, userId, scene.joined(userId) - 1)))
                    .isEqualTo("done");

            assertThat(messages()).isEmpty();
        }

        @Test
        void greetsOnceThoughTheAnswerIsLostAndTheNonceForgotten() {
            configure("Welcome {user}, number {memberCount}!");
            scene.discord()
                    .fault(Map.of(
                            "kind",
                            "accept-then-drop",
                            "method",
                            "POST",
                            "path",
                            "/channels/" + channelId + "/messages",
                            "times",
                            50));
            scene.sides().beforeAnswering(call -> {
                if (call.path().endsWith("/effects/outcome")) {
                    scene.discord().heal();
                    scene.discord().fault(Map.of("kind", "forget-nonces"));
                    scene.discord().generate(DEMO, 1);
                }
            });

            assertThat(outcome(effect(GREETING, userId, scene.joined(userId)))).isEqualTo("done");

            scene.sides().beforeAnswering(call -> {});
            assertThat(messages()).hasSize(1);
        }

        @Test
        void neverTakesTheGreetingOfSomebodyElseBack() {
            configure("Welcome!");
            String other = scene.discord().generate(DEMO, 1).getFirst();
            Instant before = Instant.now();
            outcome(effect(GREETING, userId, scene.joined(userId)));
            outcome(effect(GREETING, other, scene.joined(other)));
            Map<String, @Nullable Object> again = effect(GREETING, other, scene.joined(other));
            again.put("firstAttemptAt", before.toString());

            assertThat(outcome(again)).isEqualTo("done");

            assertThat(messages()).hasSize(2);
        }
    }

    @Nested
    class WhenRolesAreToBeGiven {
        @Test
        void givesAllAndTwiceIsAsGoodAsOnce() {
            String role = scene.discord().createRole(DEMO, "newcomer", 0);
            scene.awaitRole(role);
            configure("", MEMBER_ROLE, role);

            assertThat(outcome(effect(ROLES, userId, scene.joined(userId)))).isEqualTo("done");
            assertThat(outcome(effect(ROLES, userId, scene.joined(userId)))).isEqualTo("done");

            assertThat(roles()).containsExactlyInAnyOrder(MEMBER_ROLE, role);
        }

        @Test
        void givesTheOthersWhereOneIsGoneAndTellsWhy() {
            String role = scene.discord().createRole(DEMO, "gone", 0);
            scene.awaitRole(role);
            configure("", role, MEMBER_ROLE);
            scene.discord().deleteRole(DEMO, role);
            scene.awaitNoRole(role);

            JsonNode outcome = scene.carriedOut(effect(ROLES, userId, scene.joined(userId)));

            assertThat(outcome.path("outcome").asString()).isEqualTo("parked");
            assertThat(outcome.path("cause").asString()).isEqualTo("role-missing");
            assertThat(roles()).containsExactly(MEMBER_ROLE);
            assertThat(scene.failures(userId, ROLES))
                    .singleElement()
                    .satisfies(failure ->
                            assertThat(failure.path("cause").asString()).isEqualTo("role-missing"));
        }
    }

    @Nested
    class WhenSomebodyHasLeft {
        @Test
        void saysGoodbyeByNameAndPingsNobody() {
            configure("");
            scene.discord().leave(DEMO, userId);
            scene.awaitGone(userId);

            assertThat(outcome(effect(GOODBYE, userId, 1))).isEqualTo("done");

            assertThat(messages()).singleElement().satisfies(message -> {
                assertThat(message.path("content").asString())
                        .isEqualTo("Member " + userId + " (<@" + userId + ">) has left Guildhall Demo.");
                assertThat(message.path("mentions")).isEmpty();
            });
        }

        @Test
        void saysNothingOfSomebodyWhoIsBack() {
            configure("");

            assertThat(outcome(effect(GOODBYE, userId, 1))).isEqualTo("done");

            assertThat(messages()).isEmpty();
        }
    }

    @Nested
    class WhenDiscordSaysNo {
        @Test
        void parksWhatHasNoChannelAnyMore() {
            configure("Welcome {user}!");
            scene.discord().deleteChannel(DEMO, channelId);
            scene.awaitNoChannel(channelId);

            assertParked("channel-missing");
        }

        @ParameterizedTest
        @CsvSource({"403, 50013, missing-permission", "400, 50035, refused"})
        void parksWhatDiscordAloneKnowsAbout(int status, int code, String cause) {
            configure("Welcome {user}!");
            scene.discord()
                    .fault(Map.of(
                            "kind",
                            "status",
                            "status",
                            status,
                            "code",
                            code,
                            "method",
                            "POST",
                            "path",
                            "/channels/" + channelId + "/messages"));

            assertParked(cause);
        }

        private void assertParked(String cause) {
            JsonNode outcome = scene.carriedOut(effect(GREETING, userId, scene.joined(userId)));

            assertThat(outcome.path("outcome").asString()).isEqualTo("parked");
            assertThat(outcome.path("cause").asString()).isEqualTo(cause);
            assertThat(scene.failures(userId, "welcome")).singleElement().satisfies(failure -> {
                assertThat(failure.path("cause").asString()).isEqualTo(cause);
                assertThat(failure.path("atMillis").asLong()).isEqualTo(scene.joined(userId));
            });
        }
    }

    @Nested
    class WhenSomebodyComesOrGoes {
        private List<JsonNode> told(String user) {
            return scene.told().stream()
                    .filter(happening -> happening.path("userId").asString().equals(user))
                    .toList();
        }

        private List<JsonNode> told(String user, int count) {
            await().atMost(WelcomeScene.PATIENCE).until(() -> told(user).size() >= count);
            return told(user);
        }

        @Test
        void tellsThatTheyJoinedAndThatTheyLeft() {
            configure("Welcome!");
            String user = scene.discord().generate(DEMO, 1).getFirst();
            long joinedAt = scene.joined(user);
            scene.discord().leave(DEMO, user);

            List<JsonNode> told = told(user, 2);

            assertThat(told.getFirst().path("joinedAtMillis").asLong()).isEqualTo(joinedAt);
            assertThat(told.getFirst().hasNonNull("leftAtMillis")).isFalse();
            assertThat(told.getLast().path("joinedAtMillis").asLong()).isEqualTo(joinedAt);
            assertThat(told.getLast().path("leftAtMillis").asLong()).isPositive();
            assertThat(told.getLast().path("cause").asString()).isEqualTo("left");
        }

        @Test
        void tellsWhyTheyLeftWhereDiscordSaysSo() {
            configure("Welcome!");
            scene.discord().kick(DEMO, userId);
            String banned = scene.discord().generate(DEMO, 1).getFirst();
            scene.joined(banned);
            scene.discord().ban(DEMO, banned);

            assertThat(causeOf(userId)).isEqualTo("kicked");
            assertThat(causeOf(banned)).isEqualTo("banned");
        }

        private String causeOf(String user) {
            await().atMost(WelcomeScene.PATIENCE)
                    .until(() -> told(user).stream().anyMatch(happening -> happening.hasNonNull("cause")));
            return told(user).getLast().path("cause").asString();
        }

        @Test
        void tellsAgainAfterTheCommandSideWasAway() {
            configure("Welcome!");
            scene.sides().refuse(503, "{\"status\":503}");
            String user = scene.discord().generate(DEMO, 1).getFirst();
            told(user, 1);
            scene.sides().refuse(0, null);

            assertThat(told(user, 2))
                    .allSatisfy(happening -> assertThat(
                                    happening.path("joinedAtMillis").asLong())
                            .isEqualTo(scene.joined(user)));
        }
    }

    @Nested
    class WhenNobodyWatched {
        @Test
        void tellsWhoCameMeanwhileUnlessItWasBeforeTheModuleWasChanged() {
            try (WelcomeScene own = new WelcomeScene()) {
                own.configure(Map.of("text", "Welcome!"));
                own.stopBot();
                String early = own.discord().generate(DEMO, 1).getFirst();
                // Discord's times are told apart by milliseconds.
                Instant changed = Instant.now().truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
                await().until(() -> !Instant.now().isBefore(changed));
                own.sides().moduleChangedAt(changed);
                own.discord().join(DEMO, ERIN);

                own.startBot();

                assertThat(own.told(1))
                        .extracting(happening -> happening.path("userId").asString())
                        .containsExactly(ERIN)
                        .doesNotContain(early);
            }
        }
    }
}
