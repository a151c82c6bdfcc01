package dev.guildhall.push.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.events.wire.Channel;
import dev.guildhall.events.wire.CommandExecution;
import dev.guildhall.events.wire.SettingsChange;
import dev.guildhall.push.PanelClient;
import dev.guildhall.push.PushUnderTest;
import dev.guildhall.testkit.TestRedis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a whole room is told, numbered, so that nobody can miss a number or hear two of them the wrong way round. */
class FanOutIT {
    private static final String ADAM = "1180000000000000102";
    private static final String GUILD = "1180000000000000001";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int BURST = 200;

    /** Requests of one client that may wait, and none more: the next one would be refused. */
    private static final int REQUESTS = SocketRequests.MAX_WAITING;

    private static PushUnderTest push;

    private final List<PanelClient> members = new ArrayList<>();
    private int told;

    @BeforeAll
    static void start() {
        // Two, wherever the tests run: members of one room are served by both.
        push = PushUnderTest.start(TestRedis.shared().url(), "--guildhall.socket.threads=2");
        push.awaitRedis();
    }

    @AfterAll
    static void stop() {
        push.close();
    }

    @BeforeEach
    void allowAdam() {
        push.querySide().allow(ADAM, GUILD);
    }

    @AfterEach
    void closeAll() {
        members.forEach(PanelClient::close);
        await().atMost(PATIENCE).until(() -> push.connections() == 0);
    }

    private PanelClient open(String... transports) {
        members.add(push.clients()
                .open(
                        push.url(),
                        Map.of("auth", Map.of("token", push.token(ADAM)), "transports", List.of(transports))));
        return members.getLast();
    }

    /** The next numbers, as fast as they can be published. */
    private void tell(int count) {
        List<CommandExecution> numbers = IntStream.range(told, told + count)
                .mapToObj(i -> new CommandExecution(GUILD, Integer.toString(i), "x", "1", "success", 1, 1))
                .toList();
        push.publishAll(Channel.COMMAND_EXECUTED, numbers);
        told += count;
    }

    private static List<Integer> numbers(PanelClient member) {
        return member.events("command:executed").stream()
                .map(event -> event.path("command").asInt())
                .toList();
    }

    private void awaitLast(PanelClient member) {
        await().atMost(PATIENCE)
                .until(() -> !numbers(member).isEmpty() && numbers(member).getLast() == told - 1);
    }

    /** All numbers from {@code first} on, or from an earlier one. */
    private void assertHeardAllFrom(PanelClient member, int first) {
        awaitLast(member);
        List<Integer> heard = numbers(member);
        assertThat(heard.getFirst()).isLessThanOrEqualTo(first);
        assertThat(heard)
                .containsExactlyElementsOf(
                        IntStream.range(heard.getFirst(), told).boxed().toList());
    }

    @Nested
    class WhenMembersComeInByDifferentTransports {
        @Test
        void eachHearsEverythingInOrder() {
            for (int i = 0; i < 3; i++) {
                open("websocket");
                open("polling");
                open("polling", "websocket");
                tell(BURST / 4);
            }
            members.forEach(PanelClient::awaitConnected);
            int allIn = told;
            tell(BURST);
            members.forEach(member -> assertHeardAllFrom(member, allIn));
        }

        @Test
        void oneThatChangesOverMeanwhileMissesNothing() {
            PanelClient early = open("websocket").awaitConnected();
            List<PanelClient> changing = IntStream.range(0, 6)
                    .mapToObj(i -> open("polling", "websocket"))
                    .toList();
            int soFar = told;
            await().atMost(PATIENCE).until(() -> {
                // No more than may wait for the next poll of one that takes its time.
                if (told + 2 * 10 <= ConnectedSocket.MAX_WAITING_PACKETS) {
                    tell(10);
                }
                return changing.stream()
                        .noneMatch(member -> member.happened("upgrade").isEmpty());
            });
            // One that is quick to change over may not be in the room yet.
            changing.forEach(PanelClient::awaitConnected);
            tell(10);
            assertHeardAllFrom(early, soFar);
            changing.forEach(member -> assertHeardAllFrom(member, told - 10));
        }
    }

    @Nested
    class WhenAMemberAsksMeanwhile {
        @Test
        void isAnsweredInTheOrderInWhichItWasDone() {
            PanelClient member = open("websocket").awaitConnected();
            tell(BURST);
            for (int i = 0; i < REQUESTS; i++) {
                member.ask("ping");
            }
            tell(BURST);
            await().atMost(PATIENCE).until(() -> member.happened("answer").size() == REQUESTS);
            assertHeardAllFrom(member, 0);
            int open = 0;
            for (String what : asked(member)) {
                open += what.equals("answer") ? -1 : 1;
                assertThat(open)
                        .as("the event comes before its acknowledgement")
                        .isBetween(0, 1);
            }
        }

        /** Each ping is first answered by an event, which the room's frames go with, then by the library. */
        private static List<String> asked(PanelClient member) {
            return member.happened().stream()
                    .map(line -> line.path("type").asText() + line.path("name").asText())
                    .filter(what -> what.equals("eventpong") || what.equals("answerping"))
                    .map(what -> what.substring(0, what.length() - 4))
                    .map(what -> what.equals("answer") ? "answer" : "event")
                    .toList();
        }
    }

    @Nested
    class WhenMembersJoinAndLeaveMeanwhile {
        @Test
        void hearNothingTwiceAndNothingTheWrongWayRound() {
            PanelClient staying = open("websocket").awaitConnected();
            PanelClient moving = open("websocket").awaitConnected();
            for (int i = 0; i < 5; i++) {
                tell(BURST / 10);
                moving.ask("leave:guild", GUILD);
                tell(BURST / 10);
                assertThat(moving.request("join:guild", GUILD).path("success").asBoolean())
                        .isTrue();
            }
            int joined = told;
            tell(BURST / 10);
            awaitLast(moving);
            List<Integer> heard = numbers(moving);
            assertThat(heard).doesNotHaveDuplicates().isSorted();
            assertThat(heard).containsAll(IntStream.range(joined, told).boxed().toList());
            assertHeardAllFrom(staying, 0);
        }

        @Test
        void oneThatResumesNeverGoesBack() {
            PanelClient resuming = open("websocket").awaitConnected();
            long known = push.querySide().configuration(GUILD).version();
            long last = known;
            for (int i = 0; i < 5; i++) {
                List<SettingsChange> changes = new ArrayList<>();
                for (int j = 0; j < 10; j++) {
                    String prefix = i + "-" + j;
                    last = push.querySide().changeSettings(GUILD, Map.of("prefix", prefix));
                    changes.add(new SettingsChange(GUILD, Map.of("prefix", prefix), 1, last));
                }
                resuming.ask("resume", Map.of("versions", Map.of(GUILD, known)));
                push.publishAll(Channel.CONFIG_UPDATE, changes);
            }
            long newest = last;
            await().atMost(PATIENCE)
                    .until(() -> versions(resuming).contains(newest)
                            && resuming.happened("answer").size() == 5);
            assertThat(versions(resuming)).isSorted();
        }

        private static List<Long> versions(PanelClient member) {
            return member.events("config:updated").stream()
                    .map(event -> event.path("version").asLong())
                    .toList();
        }
    }

    @Nested
    class WhenMembersVanishMeanwhile {
        private static final int STAYING = 6;
        private static final int VANISHING = 6;

        @Test
        void noMemoryOfFramesIsLost() {
            try (Leaks leaks = Leaks.watched()) {
                for (int i = 0; i < STAYING + VANISHING; i++) {
                    open("websocket");
                }
                members.forEach(PanelClient::awaitConnected);
                List<PanelClient> vanishing = members.subList(STAYING, STAYING + VANISHING);
                for (PanelClient member : vanishing) {
                    tell(BURST / 4);
                    member.pause();
                    tell(BURST / 4);
                    member.vanish();
                }
                vanishing.forEach(member -> await().atMost(PATIENCE)
                        .until(() -> member.happened("connect").size() == 2));
                tell(BURST / 4);
                members.subList(0, STAYING).forEach(member -> assertHeardAllFrom(member, 0));
                vanishing.forEach(FanOutIT.this::awaitLast);
                assertThat(leaks.found()).isEmpty();
            }
        }
    }
}
