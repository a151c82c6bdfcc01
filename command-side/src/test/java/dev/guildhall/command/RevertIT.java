package dev.guildhall.command;

import static dev.guildhall.command.RunningCommandSide.ADAM;
import static dev.guildhall.command.RunningCommandSide.MAX;
import static dev.guildhall.command.RunningCommandSide.body;
import static dev.guildhall.command.RunningCommandSide.json;
import static dev.guildhall.command.RunningCommandSide.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.events.MetadataKeys;
import dev.guildhall.testkit.TestDatabase;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Going back, over HTTP, by what stands in the log. */
class RevertIT {
    private static final String GONE = "1180000000000000303";
    private static final String ANOTHER = "1180000000000000304";
    private static final int CHANGES = 25;
    private static final int ROUNDS = 8;
    private static final int OTHERS = 4;

    private static final TestDatabase DATABASE = Databases.migrated();
    private static GivenQuerySide querySide;
    private static RunningCommandSide side;

    private KnownGuild guild;

    @BeforeAll
    static void open() {
        querySide = new GivenQuerySide().withRole(GONE);
        side = RunningCommandSide.on(DATABASE, querySide.property());
    }

    @AfterAll
    static void close() {
        side.close();
        querySide.close();
    }

    @BeforeEach
    void meet() {
        guild = side.newGuild();
    }

    /** Answers the position of the change. */
    private long prefix(String prefix) {
        return version(send(guild.change(ADAM, KnownGuild.prefix(prefix))));
    }

    private long configure(String module, String patch) {
        return version(send(side.patch(ADAM, guild.path() + "/modules/" + module, patch.replace('\'', '"'))));
    }

    private HttpRequest.Builder revert(String by, String wish) {
        return json(side.as(by, guild.path() + "/history/revert"), "POST", wish.replace('\'', '"'));
    }

    private HttpResponse<String> revert(String wish) {
        return send(revert(ADAM, wish).header("X-Reason", "a test"));
    }

    private static long version(HttpResponse<String> response) {
        return accepted(response).path("version").asLong();
    }

    private static JsonNode accepted(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return body(response);
    }

    private static JsonNode refused(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return body(response);
    }

    private static String changes(JsonNode answer) {
        return answer.path("data").path("changes").toString().replace('"', '\'');
    }

    private ConfiguredFields fields() {
        return ConfiguredFields.after(guild.events());
    }

    @Nested
    class WhenOneChangeIsUndone {
        @Test
        void letsLaterOnesSurvive() {
            prefix("a");
            long undone = prefix("b");
            configure("giveaway", "{'enabled':true,'config':{'buttonText':'Join'}}");

            JsonNode answer = accepted(send(revert(ADAM, "{'position':%d,'reason':'by mistake'}".formatted(undone))));

            assertThat(changes(answer)).isEqualTo("[{'path':'/settings/prefix','before':'b','after':'a'}]");
            assertThat(fields().of("/modules/giveaway/enabled")).isEqualTo("true");
            LoggedEvent event = guild.events().getLast();
            assertThat(answer.path("version").asLong()).isEqualTo(event.position());
            assertThat(event.type()).isEqualTo("settings.Changed");
            assertThat(event.metadata())
                    .containsEntry(MetadataKeys.REASON, "by mistake")
                    .containsEntry(MetadataKeys.ACTOR_ID, ADAM);
        }

        @Test
        void undoesAllThatOneRequestLedToAndCanItselfBeUndone() {
            configure("giveaway", "{'config':{'buttonText':'Enter'}}");
            long request = configure("giveaway", "{'enabled':true,'config':{'buttonText':'Join'}}");
            ConfiguredFields before = fields();

            JsonNode undone = accepted(revert("{'position':%d}".formatted(request - 1)));
            assertThat(changes(undone)).contains("enabled", "'before':'Join','after':'Enter'");
            JsonNode redone = accepted(
                    revert("{'position':%d}".formatted(undone.path("version").asLong())));

            assertThat(changes(redone)).contains("enabled", "'before':'Enter','after':'Join'");
            assertThat(fields()).isEqualTo(before);
        }

        @Test
        void namesTheLaterChangesThatWouldBeLost() {
            prefix("a");
            long undone = prefix("b");
            long later = prefix("c");
            int events = guild.events().size();
            String conflicts = "[{'position':%d,'paths':['/settings/prefix']}]".formatted(later);

            JsonNode problem = refused(revert("{'position':%d}".formatted(undone)), 409);
            JsonNode dry = accepted(revert("{'position':%d,'dryRun':true}".formatted(undone)));

            assertThat(problem.path("conflicts").toString().replace('"', '\'')).isEqualTo(conflicts);
            assertThat(dry.path("data").path("conflicts").toString().replace('"', '\''))
                    .isEqualTo(conflicts);
            assertThat(guild.events()).hasSize(events);
        }

        @Test
        void findsNoChangeWhereSomethingElseStands() {
            long mine = prefix("a");
            KnownGuild other = side.newGuild();

            refused(revert("{'position':%d}".formatted(guild.position(0))), 404);
            refused(revert("{'position':%d}".formatted(other.position(0))), 404);
            refused(revert("{'position':%d}".formatted(mine + 1_000_000)), 404);
        }
    }

    @Nested
    class WhenAMomentIsRestored {
        @Test
        void bringsEverythingBackInOneRequest() {
            prefix("a");
            long moment = configure("leveling", "{'enabled':true,'config':{'xpMax':40}}");
            ConfiguredFields then = fields();
            String time = guild.events().getLast().recordedAt().toString();
            prefix("b");
            configure("leveling", "{'enabled':false,'config':{'xpMax':null}}");
            configure("giveaway", "{'enabled':true}");

            JsonNode dry = accepted(revert("{'toTime':'%s','dryRun':true}".formatted(time)));
            JsonNode done = accepted(revert("{'toPosition':%d}".formatted(moment)));
            JsonNode again = accepted(revert("{'toPosition':%d}".formatted(moment)));

            assertThat(changes(done)).isEqualTo(changes(dry));
            assertThat(done.path("data").path("changes")).hasSize(4);
            assertThat(fields()).isEqualTo(then);
            assertThat(changes(again)).isEqualTo("[]");
            assertThat(again.path("version")).isEqualTo(done.path("version"));
            assertThat(guild.events().stream()
                            .map(event -> event.metadata().get(MetadataKeys.CAUSATION_ID))
                            .skip(guild.events().size() - 4L)
                            .distinct())
                    .hasSize(1);
        }

        @Test
        void touchesNothingButTheModule() {
            long moment = prefix("a");
            prefix("b");
            configure("giveaway", "{'enabled':true}");

            JsonNode done = accepted(revert("{'toPosition':%d,'module':'giveaway'}".formatted(moment)));

            assertThat(changes(done)).isEqualTo("[{'path':'/modules/giveaway/enabled','before':true,'after':false}]");
            assertThat(fields().of("/settings/prefix")).isEqualTo("\"b\"");
        }

        @Test
        void knowsNoneBeforeTheGuild() {
            refused(revert("{'toPosition':%d}".formatted(guild.position(0) - 1)), 404);
            refused(revert("{'toTime':'2001-01-01T00:00:00Z'}"), 404);
            assertThat(changes(accepted(revert("{'toTime':'2100-01-01T00:00:00Z'}"))))
                    .isEqualTo("[]");
        }

        @Test
        void pointsAtWhatHasGoneSince() {
            long moment = configure("music", "{'config':{'djRoleId':'%s'}}".formatted(GONE));
            querySide.withRole(ANOTHER).forgetRole(GONE);
            configure("music", "{'config':{'djRoleId':'%s'}}".formatted(ANOTHER));
            int events = guild.events().size();

            JsonNode problem = refused(revert("{'toPosition':%d}".formatted(moment)), 400);

            assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/modules/music/config/djRoleId");
            assertThat(guild.events()).hasSize(events);
        }
    }

    @Nested
    class WhenItIsAWriteLikeAnyOther {
        @Test
        void isForThoseOnlyWhoMayChangeTheGuild() {
            refused(send(revert(MAX, "{'position':1,'dryRun':true}")), 403);
        }

        @Test
        void isCarriedOutOnceUnderItsKey() {
            prefix("a");
            HttpRequest.Builder request = revert(ADAM, "{'position':%d,'reason':'once'}".formatted(prefix("b")))
                    .header("Idempotency-Key", "revert-" + guild.id());

            HttpResponse<String> first = send(request);
            HttpResponse<String> again = send(request);

            accepted(first);
            assertThat(again.body()).isEqualTo(first.body());
        }

        @Test
        void tellsWhatItChangedAlsoWhenTheProcessDiedBeforeItAnswered() throws SQLException {
            long undone = configure("leveling", "{'enabled':true,'config':{'xpMax':40}}");
            HttpRequest.Builder request = revert(ADAM, "{'position':%d,'reason':'once'}".formatted(undone))
                    .header("Idempotency-Key", "lost-" + guild.id());
            HttpResponse<String> first = send(request);
            int events = guild.events().size();
            forgetTheAnswer("lost-" + guild.id());

            HttpResponse<String> again = send(request);

            assertThat(changes(accepted(first))).contains("xpMax", "enabled");
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(guild.events()).hasSize(events);
        }

        private void forgetTheAnswer(String key) throws SQLException {
            try (Connection connection = DATABASE.connect();
                    PreparedStatement update = connection.prepareStatement(
                            "update command.idempotency set answer = null, version = null, held_until = now()"
                                    + " where key = ?")) {
                update.setString(1, key);
                assertThat(update.executeUpdate()).isOne();
            }
        }

        /** Each look at the history can be overtaken by one of them at most, and there is one look more. */
        @Test
        void looksAgainWhenOthersComeBetween() throws Exception {
            for (int round = 0; round < ROUNDS; round++) {
                configure("leveling", "{'config':{'xpMax':30}}");
                long undone = configure("leveling", "{'config':{'xpMax':%d}}".formatted(40 + round));
                CountDownLatch start = new CountDownLatch(1);
                try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
                    List<Future<Long>> written = new ArrayList<>();
                    for (int writer = 0; writer < OTHERS; writer++) {
                        String prefix = "p" + round + writer;
                        written.add(others.submit(() -> {
                            start.await();
                            return prefix(prefix);
                        }));
                    }
                    start.countDown();
                    accepted(revert("{'position':%d}".formatted(undone)));
                    for (Future<Long> one : written) {
                        assertThat(one.get()).isPositive();
                    }
                }
                assertThat(fields().of("/modules/leveling/config/xpMax")).isEqualTo("30");
                assertThat(fields().of("/settings/prefix")).startsWith("\"p" + round);
            }
        }

        @Test
        void isRefusedToThoseWhoHaveSeenAnOlderVersion() {
            long seen = prefix("a");
            long undone = prefix("b");

            refused(
                    send(revert(ADAM, "{'position':%d,'reason':'late'}".formatted(undone))
                            .header("If-Match", "\"" + seen + "\"")),
                    412);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{'reason':'x'} | ''",
                    "{'position':1,'toPosition':1,'reason':'x'} | ''",
                    "{'position':1} | /reason",
                    "{'position':'1','reason':'x'} | /position",
                    "{'toTime':'yesterday','reason':'x'} | /toTime",
                    "{'toPosition':1,'module':'polls','reason':'x'} | /module",
                    "{'toPosition':1,'dryRun':'yes','reason':'x'} | /dryRun",
                    "{'toPosition':1,'why':'x','reason':'x'} | /why"
                },
                quoteCharacter = '"')
        void pointsAtFaults(String wish, String pointer) {
            JsonNode problem = refused(send(revert(ADAM, wish)), 400);

            assertThat(problem.path("errors").path(0).path("pointer").asString())
                    .isEqualTo(pointer.replace("'", ""));
        }
    }

    @Nested
    class WhenHistoryIsRandom {
        /** Every change of it, and every moment: told by a dry run, held against the log without that change, or up to then. */
        @ParameterizedTest
        @ValueSource(longs = {7, 42})
        void equalsTheStateWithoutTheChangeOrNamesAConflict(long seed) {
            RandomConfiguration random = new RandomConfiguration(seed);
            for (int i = 0; i < CHANGES; i++) {
                accepted(send(random.next(side, guild)));
            }
            List<LoggedEvent> events = guild.events();
            ConfiguredFields now = ConfiguredFields.after(events);
            Set<Boolean> inTheWay = new HashSet<>();
            for (LoggedEvent event : events) {
                String position = String.valueOf(event.position());
                JsonNode moment = accepted(revert("{'toPosition':%s,'dryRun':true}".formatted(position)));
                assertThat(now.with(moment.path("data").path("changes")))
                        .as("seed %d, back to %s", seed, position)
                        .isEqualTo(ConfiguredFields.after(events.subList(0, events.indexOf(event) + 1)));
                if (ConfiguredFields.isChange(event)) {
                    JsonNode undone = accepted(revert("{'position':%s,'dryRun':true}".formatted(position)));
                    now.requireUndone(events, event, undone.path("data"));
                    inTheWay.add(undone.path("data").path("conflicts").isEmpty());
                }
            }
            assertThat(inTheWay).as("with and without conflicts").hasSize(2);
        }
    }
}
