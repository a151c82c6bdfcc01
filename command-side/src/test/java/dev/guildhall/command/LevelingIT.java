package dev.guildhall.command;

import static dev.guildhall.command.RunningCommandSide.ADAM;
import static dev.guildhall.command.RunningCommandSide.MAX;
import static dev.guildhall.command.RunningCommandSide.body;
import static dev.guildhall.command.RunningCommandSide.json;
import static dev.guildhall.command.RunningCommandSide.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.leveling.LevelReached;
import dev.guildhall.events.leveling.LevelingDelivered;
import dev.guildhall.events.leveling.LevelingDeliveryFailed;
import dev.guildhall.events.leveling.XpEarned;
import dev.guildhall.events.wire.GuildDirectory.ChannelKind;
import dev.guildhall.testkit.TestDatabase;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Levels through the door, on a real log that two command sides share. */
class LevelingIT {
    private static final String GENERAL = "1180000000000000201";
    private static final String LOGS = "1180000000000000202";
    private static final String MEMBER_ROLE = "1180000000000000303";
    private static final String SUPPORT_ROLE = "1180000000000000304";

    /** Ids of Discord count milliseconds in steps of so many. */
    private static final long MILLISECOND = 1L << 22;

    private static final long FIRST_MESSAGE = 1_180_000_000_000_000_000L;

    private static GivenQuerySide querySide;
    private static RunningCommandSide one;
    private static RunningCommandSide other;

    private KnownGuild guild;

    @BeforeAll
    static void open() {
        querySide = new GivenQuerySide()
                .withChannel(GENERAL, ChannelKind.TEXT)
                .withChannel(LOGS, ChannelKind.TEXT)
                .withRole(MEMBER_ROLE)
                .withRole(SUPPORT_ROLE);
        TestDatabase database = Databases.migrated();
        one = RunningCommandSide.on(database, querySide.property());
        other = RunningCommandSide.on(database, querySide.property(), "--guildhall.clock-offset=-1h");
    }

    @AfterAll
    static void close() {
        one.close();
        other.close();
        querySide.close();
    }

    @BeforeEach
    void meet() {
        guild = one.newGuild();
        configure("{\"enabled\":true}");
    }

    private void configure(String patch) {
        HttpResponse<String> response = send(one.patch(ADAM, guild.path() + "/modules/leveling", patch));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    private void config(String config) {
        configure("{\"config\":" + config + "}");
    }

    private static String message(long seconds) {
        return Long.toString(FIRST_MESSAGE + seconds * 1_000 * MILLISECOND);
    }

    private static String written(String messageId, String userId, String channelId, String... roles) {
        String roleIds =
                List.of(roles).stream().map(role -> '"' + role + '"').toList().toString();
        return "{\"messageId\":\"%s\",\"userId\":\"%s\",\"channelId\":\"%s\",\"threadOf\":null,\"roleIds\":%s}"
                .formatted(messageId, userId, channelId, roleIds);
    }

    private HttpResponse<String> tell(RunningCommandSide side, String... messages) {
        String body = "{\"messages\":[" + String.join(",", messages) + "]}";
        return send(json(side.asBot(guild.internal() + "/levels/messages"), "POST", body));
    }

    private List<String> outcomes(String... messages) {
        HttpResponse<String> response = tell(one, messages);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return StreamSupport.stream(body(response).get("data").spliterator(), false)
                .map(view -> view.get("outcome").asString())
                .toList();
    }

    private HttpResponse<String> deliver(String delivery, String body) {
        return send(json(one.asBot(guild.internal() + "/levels/" + MAX + "/deliveries/" + delivery), "PUT", body));
    }

    private <E extends GuildhallEvent> List<E> events(Class<E> type) {
        return guild.events().stream()
                .map(LoggedEvent::payload)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Nested
    class WhenMembersWrite {
        @Test
        void earnAnAmountBetweenTheBoundsOnceForEachCooldown() {
            List<String> outcomes = outcomes(
                    written(message(0), MAX, GENERAL),
                    written(message(59), MAX, GENERAL),
                    written(message(59), ADAM, GENERAL),
                    written(message(60), MAX, GENERAL));

            assertThat(outcomes).containsExactly("EARNED", "COOLDOWN", "EARNED", "EARNED");
            assertThat(events(XpEarned.class))
                    .hasSize(3)
                    .allSatisfy(earned -> assertThat(earned.amount()).isBetween(15, 25));
            assertThat(events(XpEarned.class).getFirst().earnedAtMillis())
                    .isEqualTo((FIRST_MESSAGE >> 22) + 1_420_070_400_000L);
            assertThat(guild.events().getLast().metadata())
                    .containsEntry("actorType", "system")
                    .containsEntry("guildId", guild.id());
        }

        @Test
        void earnNothingWhereItDoesNotCount() {
            config("{\"ignoredChannelIds\":[\"%s\"],\"ignoredRoleIds\":[\"%s\"]}".formatted(LOGS, SUPPORT_ROLE));

            assertThat(outcomes(
                            written(message(0), MAX, LOGS),
                            written(message(1), MAX, GENERAL, MEMBER_ROLE, SUPPORT_ROLE),
                            written(message(2), MAX, GENERAL, MEMBER_ROLE)))
                    .containsExactly("IGNORED", "IGNORED", "EARNED");
        }

        @Test
        void earnNothingWhileTheModuleIsOff() {
            configure("{\"enabled\":false}");
            assertThat(outcomes(written(message(0), MAX, GENERAL))).containsExactly("MODULE_OFF");
            assertThat(events(XpEarned.class)).isEmpty();

            configure("{\"enabled\":true}");
            assertThat(outcomes(written(message(0), MAX, GENERAL))).containsExactly("EARNED");
        }

        @Test
        void areToldWhenTheyEarnedTheLastTime() {
            tell(one, written("1180000000000000911", MAX, GENERAL));
            assertThat(body(tell(one, written("1180000000000000912", MAX, GENERAL)))
                            .at("/data/0/earnedAt")
                            .asString())
                    .isEqualTo("2023-12-01T04:18:43.339Z");
        }

        @Test
        void reachLevelsWithTheirRoles() {
            config(
                    "{\"levelUpText\":\"{level}!\",\"xpMin\":100,\"xpMax\":100,\"cooldownSeconds\":0,\"levelRoles\":[{\"level\":2,\"roleId\":\"%s\"}]}"
                            .formatted(MEMBER_ROLE));

            outcomes(written(message(0), MAX, GENERAL), written(message(1), MAX, LOGS), written(message(2), MAX, LOGS));

            assertThat(events(LevelReached.class))
                    .containsExactly(
                            new LevelReached(guild.id(), MAX, 1, GENERAL, List.of()),
                            new LevelReached(guild.id(), MAX, 2, LOGS, List.of(MEMBER_ROLE)));
        }
    }

    @Nested
    class WhenNobodyIsToldOfLevels {
        @Test
        void reachThemAllTheSame() {
            config("{\"xpMin\":100,\"xpMax\":100}");

            outcomes(written(message(0), MAX, GENERAL));

            assertThat(events(LevelReached.class))
                    .containsExactly(new LevelReached(guild.id(), MAX, 1, null, List.of()));
        }
    }

    @Nested
    class WhenToldAgain {
        @Test
        void isEarnedOnce() {
            config("{\"cooldownSeconds\":0}");
            String told = written(message(0), MAX, GENERAL);

            assertThat(outcomes(told, told)).containsExactly("EARNED", "COOLDOWN");
            assertThat(body(tell(other, told)).at("/data/0/outcome").asString()).isEqualTo("COOLDOWN");
            assertThat(events(XpEarned.class)).hasSize(1);
        }

        @Test
        void isEarnedOnceWhereTwoCommandSidesAreToldAtTheSameTime() throws Exception {
            config("{\"cooldownSeconds\":0}");
            List<Future<?>> told = new ArrayList<>();
            try (ExecutorService bots = Executors.newFixedThreadPool(4)) {
                for (RunningCommandSide side : List.of(one, other, one, other)) {
                    told.add(bots.submit(() -> {
                        for (int i = 0; i < 20; i++) {
                            assertThat(tell(side, written(message(i), MAX, GENERAL))
                                            .statusCode())
                                    .isEqualTo(200);
                        }
                    }));
                }
            }
            for (Future<?> each : told) {
                each.get();
            }

            List<XpEarned> earned = events(XpEarned.class);
            assertThat(earned.stream().map(XpEarned::earnedAtMillis))
                    .doesNotHaveDuplicates()
                    .isSorted();
            assertThat(earned.getLast().total())
                    .isEqualTo(earned.stream().mapToInt(XpEarned::amount).sum());
        }
    }

    @Nested
    class WhenDiscordAnswers {
        private static final String TOLD = "{\"messageId\":\"1180000000000000911\"}";

        @BeforeEach
        void reachTheFirstLevel() {
            config("{\"xpMin\":100,\"xpMax\":100}");
            outcomes(written(message(0), MAX, GENERAL));
        }

        @Test
        void recordsWhatWasDoneOnce() {
            for (int i = 0; i < 2; i++) {
                assertThat(deliver("message-1", TOLD).statusCode()).isEqualTo(200);
                assertThat(deliver("role-" + MEMBER_ROLE, "{}").statusCode()).isEqualTo(200);
            }
            assertThat(events(LevelingDelivered.class))
                    .containsExactly(
                            new LevelingDelivered(guild.id(), MAX, "message:1", "1180000000000000911"),
                            new LevelingDelivered(guild.id(), MAX, "role:" + MEMBER_ROLE, null));
        }

        @Test
        void recordsWhatWasRefused() {
            deliver("role-" + MEMBER_ROLE, "{\"cause\":\"missing-permission\"}");
            assertThat(events(LevelingDeliveryFailed.class))
                    .containsExactly(
                            new LevelingDeliveryFailed(guild.id(), MAX, "role:" + MEMBER_ROLE, "missing-permission"));
        }

        @Test
        void refusesWhatCannotBe() {
            assertThat(deliver("message-2", TOLD).statusCode()).isEqualTo(409);
            assertThat(deliver("card", TOLD).statusCode()).isEqualTo(404);
            assertThat(deliver("message-1", "{}").statusCode()).isEqualTo(400);
            assertThat(deliver("role-" + MEMBER_ROLE, TOLD).statusCode()).isEqualTo(400);
            assertThat(deliver("message-1", "{\"cause\":\"bad luck\"}").statusCode())
                    .isEqualTo(400);
            assertThat(send(json(
                                    one.asBot(guild.internal() + "/levels/" + ADAM + "/deliveries/message-1"),
                                    "PUT",
                                    TOLD))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Nested
    class WhenMalformed {
        @Test
        void isRefusedWithAllPointers() {
            HttpResponse<String> response =
                    tell(one, written("7", MAX, GENERAL), written(message(0), "nobody", GENERAL));

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(StreamSupport.stream(body(response).get("errors").spliterator(), false)
                            .map(error -> error.get("pointer").asString()))
                    .containsExactly("/messages/0/messageId", "/messages/1");
        }

        @Test
        void isRefusedOfTheFuture() {
            String future = Long.toUnsignedString(-1);
            assertThat(tell(one, written(future, MAX, GENERAL)).statusCode()).isEqualTo(400);
        }

        @Test
        void isRefusedWhereItIsTooMuchAtOnce() {
            String[] many = IntStream.range(0, 41)
                    .mapToObj(i -> written(message(i), MAX, GENERAL))
                    .toArray(String[]::new);
            assertThat(tell(one, many).statusCode()).isEqualTo(400);
        }

        @Test
        void isRefusedWhereSomethingIsMissing() {
            assertThat(tell(one, "{\"messageId\":\"" + message(0) + "\"}").statusCode())
                    .isEqualTo(400);
            assertThat(tell(one, written(message(0), MAX, GENERAL).replace("[]", "null"))
                            .statusCode())
                    .isEqualTo(400);
        }

        @Test
        void isRefusedOfAnUnknownGuild() {
            String path = "/internal/guilds/1180000000000999999/levels/messages";
            String body = "{\"messages\":[" + written(message(0), MAX, GENERAL) + "]}";
            assertThat(send(json(one.asBot(path), "POST", body)).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void isForServicesOnly() {
        String body = "{\"messages\":[]}";
        assertThat(send(json(one.as(ADAM, guild.internal() + "/levels/messages"), "POST", body))
                        .statusCode())
                .isEqualTo(403);
    }
}
