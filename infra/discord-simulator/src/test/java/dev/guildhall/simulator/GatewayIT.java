package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.simulator.world.DefaultWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.entities.Role;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRoleAddEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.events.session.SessionResumeEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.GatewayIntent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GatewayIT {
    private static final Duration RECONNECT = Duration.ofMinutes(2);
    private static final String MAX = "/sim/guilds/" + DefaultWorld.GUILD + "/members/" + DefaultWorld.MAX;

    private DiscordSimulator simulator;
    private Client client;

    @BeforeEach
    void start() {
        simulator = DiscordSimulator.start(SimulatorSettings.demo(0));
        client = new Client(simulator);
    }

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    /** Keeps what it hears, in order. */
    private static final class Ears implements EventListener {
        private final Queue<GenericEvent> heard = new ConcurrentLinkedQueue<>();

        @Override
        public void onEvent(GenericEvent event) {
            heard.add(event);
        }

        <T> List<T> heard(Class<T> type) {
            return heard.stream().filter(type::isInstance).map(type::cast).toList();
        }
    }

    private void promoteMax() {
        client.send("PATCH", MAX, "{\"roles\":[\"" + DefaultWorld.ROLE_MANAGER + "\"]}");
    }

    private static List<String> rolesOfMax(Bot bot) {
        return bot.member(DefaultWorld.MAX).getRoles().stream().map(Role::getId).toList();
    }

    private static String firstSession(Client client) {
        return client.get("/sim/state").body().at("/sessions/0/sessionId").asText();
    }

    @Nested
    class WhenTheConnectionDrops {
        @Test
        void resumesAndTellsWhatWasMissed() throws Exception {
            Ears ears = new Ears();
            try (Bot bot = Bot.login(simulator, ears)) {
                String session = firstSession(client);
                client.fault("\"kind\":\"drop-gateway\",\"millis\":500");
                promoteMax();
                await().atMost(RECONNECT)
                        .until(() -> !ears.heard(SessionResumeEvent.class).isEmpty());
                await().until(() -> rolesOfMax(bot).equals(List.of(DefaultWorld.ROLE_MANAGER)));
                assertThat(ears.heard(GuildMemberRoleAddEvent.class)).hasSize(1);
                assertThat(firstSession(client)).isEqualTo(session);
            }
        }

        @Test
        void resumesWhenAskedToReconnect() throws Exception {
            Ears ears = new Ears();
            try (Bot bot = Bot.login(simulator, ears)) {
                client.fault("\"kind\":\"reconnect\"");
                await().atMost(RECONNECT)
                        .until(() -> !ears.heard(SessionResumeEvent.class).isEmpty());
                promoteMax();
                await().until(() -> rolesOfMax(bot).equals(List.of(DefaultWorld.ROLE_MANAGER)));
            }
        }
    }

    @Nested
    class WhenTheSessionIsInvalid {
        @Test
        void startsAnewAndSeesThePresentState() throws Exception {
            Ears ears = new Ears();
            try (Bot bot = Bot.login(simulator, ears)) {
                String session = firstSession(client);
                client.fault("\"kind\":\"invalid-session\"");
                promoteMax();
                await().atMost(RECONNECT)
                        .until(() -> !ears.heard(SessionRecreateEvent.class).isEmpty());
                await().until(() -> rolesOfMax(bot).equals(List.of(DefaultWorld.ROLE_MANAGER)));
                assertThat(ears.heard(SessionResumeEvent.class)).isEmpty();
                assertThat(firstSession(client)).isNotEqualTo(session);
            }
        }
    }

    @Nested
    class WhenTheSessionIsInvalidForNow {
        @Test
        void resumesIt() throws Exception {
            Ears ears = new Ears();
            try (Bot bot = Bot.login(simulator, ears)) {
                String session = firstSession(client);
                client.fault("\"kind\":\"invalid-session\",\"resumable\":true");
                promoteMax();
                await().atMost(RECONNECT)
                        .until(() -> !ears.heard(SessionResumeEvent.class).isEmpty());
                await().until(() -> rolesOfMax(bot).equals(List.of(DefaultWorld.ROLE_MANAGER)));
                assertThat(ears.heard(SessionRecreateEvent.class)).isEmpty();
                assertThat(firstSession(client)).isEqualTo(session);
            }
        }
    }

    @Nested
    class WhenTheLineIsDead {
        /** The bot takes a line for dead where two are not answered in time, which a busy machine must not make of any. */
        private static final Duration HEARTBEAT = Duration.ofSeconds(5);

        @Test
        void findsOutByHeartbeatsAndMissesNothing() throws Exception {
            Ears ears = new Ears();
            SimulatorSettings quick = SimulatorSettings.demo(0).withHeartbeat(HEARTBEAT);
            try (DiscordSimulator nervous = DiscordSimulator.start(quick);
                    Client steering = new Client(nervous);
                    Bot bot = Bot.login(nervous, ears)) {
                steering.fault("\"kind\":\"zombie\"");
                steering.send("PATCH", MAX, "{\"roles\":[\"" + DefaultWorld.ROLE_MANAGER + "\"]}");
                assertThat(deaf(steering)).isEqualTo(1);
                assertThat(rolesOfMax(bot)).isNotEqualTo(List.of(DefaultWorld.ROLE_MANAGER));
                await().atMost(RECONNECT)
                        .until(() -> !ears.heard(SessionResumeEvent.class).isEmpty());
                await().until(() -> rolesOfMax(bot).equals(List.of(DefaultWorld.ROLE_MANAGER)));
                await().until(() -> deaf(steering) == 0);
            }
        }

        @Test
        void isCutWhenAllIsWellAgain() throws Exception {
            Ears ears = new Ears();
            try (Bot bot = Bot.login(simulator, ears)) {
                client.fault("\"kind\":\"zombie\"");
                client.send("DELETE", "/sim/faults", "");
                promoteMax();
                await().atMost(RECONNECT).until(() -> rolesOfMax(bot).equals(List.of(DefaultWorld.ROLE_MANAGER)));
                await().until(() -> !ears.heard(SessionResumeEvent.class).isEmpty());
                assertThat(ears.heard(SessionResumeEvent.class)).hasSize(1);
            }
        }

        private static int deaf(Client client) {
            return client.get("/sim/faults")
                    .body()
                    .at("/gateway/deafConnections")
                    .asInt();
        }
    }

    @Nested
    class WhenSeveralBotsAreConnected {
        @Test
        void tellsThemAll() throws Exception {
            try (Bot one = Bot.login(simulator);
                    Bot other = Bot.login(simulator)) {
                promoteMax();
                await().until(() -> rolesOfMax(one).equals(List.of(DefaultWorld.ROLE_MANAGER)));
                await().until(() -> rolesOfMax(other).equals(List.of(DefaultWorld.ROLE_MANAGER)));
            }
        }

        @Test
        void dividesTheGuildsAmongShards() throws Exception {
            try (Bot first = Bot.login(simulator, builder -> builder.useSharding(0, 2));
                    Bot second = Bot.login(simulator, builder -> builder.useSharding(1, 2))) {
                List<String> both = new ArrayList<>();
                first.jda().getGuilds().stream().map(ISnowflake::getId).forEach(both::add);
                second.jda().getGuilds().stream().map(ISnowflake::getId).forEach(both::add);
                assertThat(both).containsExactlyInAnyOrder(DefaultWorld.GUILD, DefaultWorld.ELSEWHERE);
            }
        }
    }

    @Nested
    class WhenTheContentIntentIsMissing {
        @Test
        void hidesWhatPeopleWrite() throws Exception {
            Ears ears = new Ears();
            try (Bot bot = Bot.login(
                    simulator,
                    builder -> builder.disableIntents(GatewayIntent.MESSAGE_CONTENT)
                            .addEventListeners(ears))) {
                client.post(
                        "/sim/guilds/" + DefaultWorld.GUILD + "/messages",
                        "{\"userId\":\"%s\",\"channelId\":\"%s\",\"content\":\"secret\"}"
                                .formatted(DefaultWorld.MAX, DefaultWorld.GENERAL));
                await().until(() -> !ears.heard(MessageReceivedEvent.class).isEmpty());
                assertThat(bot.jda().getGatewayIntents()).doesNotContain(GatewayIntent.MESSAGE_CONTENT);
                assertThat(ears.heard(MessageReceivedEvent.class)
                                .getFirst()
                                .getMessage()
                                .getContentRaw())
                        .isEmpty();
            }
        }
    }
}
