package dev.guildhall.command;

import static dev.guildhall.command.GiveawayScene.CHANNEL;
import static dev.guildhall.command.RunningCommandSide.ADAM;
import static dev.guildhall.command.RunningCommandSide.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.command.GiveawayScene.Known;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.eventlog.ProjectionProcessor;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.giveaway.GiveawayCreated;
import dev.guildhall.events.wire.GuildDirectory.ChannelKind;
import dev.guildhall.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Giveaways start and end by themselves, whatever becomes of the processes that see to it.
 */
class DeadlinesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String BEHIND = "--guildhall.clock-offset=-1h";
    private static final String AHEAD = "--guildhall.clock-offset=1h";

    /** From now: enough for whatever is to be done before. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private final List<RunningCommandSide> sides = new ArrayList<>();
    private final GivenQuerySide querySide = new GivenQuerySide().withChannel(CHANNEL, ChannelKind.TEXT);
    private TestDatabase database;

    @BeforeEach
    void open() {
        database = Databases.migrated();
    }

    @AfterEach
    void close() {
        sides.forEach(RunningCommandSide::close);
        querySide.close();
    }

    private RunningCommandSide start(String... more) {
        String[] arguments = new String[more.length + 1];
        arguments[0] = querySide.property();
        System.arraycopy(more, 0, arguments, 1, more.length);
        RunningCommandSide side = RunningCommandSide.on(database, arguments);
        sides.add(side);
        return side;
    }

    private void stop(RunningCommandSide side) {
        side.close();
        sides.remove(side);
    }

    private static List<LoggedEvent> of(GiveawayScene scene, Known giveaway) {
        return scene.guild().side().bean(LogReader.class).aggregateEvents(AggregateIds.giveaway(giveaway.id()), 0);
    }

    private static List<String> types(GiveawayScene scene, Known giveaway) {
        return of(scene, giveaway).stream().map(LoggedEvent::type).toList();
    }

    private static long deadlines(GiveawayScene scene, Known giveaway) {
        return scene.jdbc()
                .sql("select count(*) from command.deadline where aggregate_id = ?")
                .param(AggregateIds.giveaway(giveaway.id()))
                .query(Long.class)
                .single();
    }

    /** What lies in the future comes sooner: the events that said when are what they were, but their deadlines are not. */
    private static void hasten(GiveawayScene scene, Known giveaway) {
        await().until(() -> deadlines(scene, giveaway) > 0);
        scene.jdbc()
                .sql("update command.deadline set attempt_at = clock_timestamp() where aggregate_id = ?")
                .param(AggregateIds.giveaway(giveaway.id()))
                .update();
        scene.created(""); // its deadlines have the program look at once
    }

    private static String startingIn(Duration time) {
        return ",\"startsAt\":\"%s\",\"durationSeconds\":3600"
                .formatted(Instant.now().plus(time));
    }

    @Nested
    class WhenTimePasses {
        @Test
        void startsByItself() {
            GiveawayScene scene = GiveawayScene.in(start());

            Known giveaway = scene.created(startingIn(SOON));

            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(types(scene, giveaway)).containsExactly("giveaway.Created", "giveaway.Started"));
            LoggedEvent started = of(scene, giveaway).getLast();
            assertThat(started.metadata()).containsEntry("actorType", "system").containsEntry("actorId", "deadlines");
            GiveawayCreated terms =
                    (GiveawayCreated) of(scene, giveaway).getFirst().payload();
            assertThat(started.recordedAt().toEpochMilli()).isGreaterThanOrEqualTo(terms.startsAtMillis());
            await().untilAsserted(() -> assertThat(deadlines(scene, giveaway)).isOne());
        }

        @Test
        void isNotDecidedBeforeItsTimeWhoeverAsks() {
            GiveawayScene scene = GiveawayScene.in(start());
            Known giveaway = scene.created("");

            hasten(scene, giveaway);

            await().atMost(PATIENCE)
                    .until(() -> scene.jdbc()
                                    .sql("select failures from command.deadline where aggregate_id = ?")
                                    .param(AggregateIds.giveaway(giveaway.id()))
                                    .query(Integer.class)
                                    .single()
                            > 0);
            assertThat(types(scene, giveaway)).containsExactly("giveaway.Created", "giveaway.Started");
        }

        @Test
        void neverComesForWhatWasCancelled() {
            GiveawayScene scene = GiveawayScene.in(start());
            Known giveaway = scene.created(startingIn(SOON));
            Known witness = scene.created(startingIn(SOON));

            send(scene.steer(ADAM, giveaway, "cancel", "{}"));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(types(scene, witness)).contains("giveaway.Started"));
            assertThat(types(scene, giveaway)).containsExactly("giveaway.Created", "giveaway.Cancelled");
            await().untilAsserted(() -> assertThat(deadlines(scene, giveaway)).isZero());
        }
    }

    @Nested
    class WhenItsTimePassedWhileNobodyWasThere {
        @Test
        void isDecidedAtOnce() {
            RunningCommandSide side = start();
            PastGiveaways past = new PastGiveaways(GiveawayScene.in(side), side);
            past.keepSeeds(1);

            String id = past.created(1, Instant.now().minusSeconds(3_600));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(past.endsById()).containsExactly(Map.entry(id, 1L)));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(past.left()).isZero());
        }

        @Test
        void isDecidedAfterARestart() {
            RunningCommandSide first = start();
            GiveawayScene scene = GiveawayScene.in(first);
            Known giveaway = scene.created(startingIn(SOON));
            await().until(() -> deadlines(scene, giveaway) > 0);
            stop(first);

            GiveawayScene again = scene.at(start());

            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(types(again, giveaway)).containsExactly("giveaway.Created", "giveaway.Started"));
        }
    }

    @Nested
    class WhenTheTableIsNotWhatItShouldBe {
        private List<String> rows(GiveawayScene scene) {
            return scene.jdbc()
                    .sql("select concat_ws(' ', aggregate_id, kind, guild_id, due_at) from command.deadline order by 1")
                    .query((row, n) -> row.getString(1))
                    .list();
        }

        /** As the operators' page says. */
        @Test
        void isMadeAnewFromTheLog() {
            RunningCommandSide first = start();
            GiveawayScene scene = GiveawayScene.in(first);
            Known open = scene.created("");
            Known cancelled = scene.created(startingIn(Duration.ofHours(1)));
            scene.created(startingIn(Duration.ofHours(1)));
            await().until(() -> deadlines(scene, cancelled) == 2);
            send(scene.steer(ADAM, cancelled, "cancel", "{}"));
            await().untilAsserted(() -> assertThat(deadlines(scene, cancelled)).isZero());
            await().untilAsserted(() -> assertThat(deadlines(scene, open)).isOne());
            List<String> before = rows(scene);
            assertThat(before).hasSize(3);
            stop(first);

            JdbcClient jdbc = JdbcClient.create(
                    new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password()));
            jdbc.sql("delete from command.deadline").update();
            jdbc.sql("delete from log.token_entry where processor_name = 'deadlines'")
                    .update();

            GiveawayScene again = scene.at(start());
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(rows(again)).isEqualTo(before));
            assertThat(again.jdbc()
                            .sql("select count(*) from command.giveaway_seed")
                            .query(Long.class)
                            .single())
                    .isEqualTo(2);
        }

        /** Rows and token are in one transaction: what could not be written was not passed. */
        @Test
        void losesNothingThatItCouldNotTake() {
            GiveawayScene scene = GiveawayScene.in(start());
            scene.jdbc().sql("alter table command.deadline rename to away").update();
            Known giveaway = scene.created("");
            await().atMost(PATIENCE)
                    .until(() -> !scene.guild()
                            .side()
                            .bean("deadlineProcessor", ProjectionProcessor.class)
                            .isHealthy());

            scene.jdbc().sql("alter table command.away rename to deadline").update();

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(deadlines(scene, giveaway)).isOne());
        }
    }

    @Nested
    class WhenSeveralProcessesSeeToIt {
        private static final int GIVEAWAYS = 200;

        @Test
        void eachIsDecidedOnceThoughTheirClocksAreHoursApart() {
            RunningCommandSide one = start(BEHIND);
            start(AHEAD);
            PastGiveaways past = new PastGiveaways(GiveawayScene.in(one), one);
            past.keepSeeds(GIVEAWAYS);
            IntStream.rangeClosed(1, GIVEAWAYS)
                    .forEach(i -> past.created(i, Instant.now().minusSeconds(1)));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(past.endsById()).hasSize(GIVEAWAYS));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(past.left()).isZero());
            assertThat(past.endsById().values()).containsOnly(1L);
        }

        @Test
        void nothingIsDecidedEarlyByAClockThatIsAhead() {
            GiveawayScene scene = GiveawayScene.in(start());
            start(AHEAD);
            Known giveaway = scene.created(startingIn(SOON));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(types(scene, giveaway)).contains("giveaway.Started"));
            GiveawayCreated terms =
                    (GiveawayCreated) of(scene, giveaway).getFirst().payload();
            assertThat(of(scene, giveaway).getLast().recordedAt().toEpochMilli())
                    .isGreaterThanOrEqualTo(terms.startsAtMillis());
        }
    }

    @Nested
    class WhenManyAreDue {
        private static final int MANY = 10_000;

        @Test
        void allAreDecidedOnce() {
            RunningCommandSide side = start();
            PastGiveaways past = new PastGiveaways(GiveawayScene.in(side), side);
            past.keepSeeds(MANY);
            Instant end = Instant.now().minusSeconds(1);
            IntStream.rangeClosed(1, MANY).parallel().forEach(i -> past.created(i, end));

            await().atMost(Duration.ofMinutes(10))
                    .until(() -> past.left() == 0 && past.endsById().size() == MANY);
            assertThat(past.endsById().values()).containsOnly(1L);
        }
    }
}
