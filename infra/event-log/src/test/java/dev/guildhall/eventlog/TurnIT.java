package dev.guildhall.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The log kept for one command, by hand: what goes wrong inside is brought about between two of its steps. */
class TurnIT {
    private static final String GUILD = "guild:a";
    private static final Duration LONG = Duration.ofSeconds(60);

    /** What stands in the way of a commit, for as long as a test holds it. */
    private static final long OBSTACLE = 42;

    private final TestDatabase database = Databases.withLog();
    private final LogFixture log = new LogFixture(database);
    private final ExecutorService callers = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        callers.shutdownNow();
        log.close();
    }

    /** One command that reads the guild in a turn, then does what is given. */
    static void inTurn(LogFixture process, Runnable decision) {
        inTurn(process, Map.of(), decision);
    }

    private static void inTurn(LogFixture process, Map<String, ?> more, Runnable decision) {
        Map<String, Object> metadata = new HashMap<>(more);
        metadata.put(Turn.METADATA_KEY, new Turn(process.turns));
        Throwable failure = carryOut(metadata, () -> {
            process.engine.readAggregate(GUILD);
            decision.run();
        });
        if (failure instanceof RuntimeException known) {
            throw known;
        }
        assertThat(failure).isNull();
    }

    private static @Nullable Throwable carryOut(Map<String, ?> metadata, Runnable decision) {
        return DefaultUnitOfWork.startAndGet(new GenericMessage<>("a command", metadata))
                .executeWithResult(() -> {
                    decision.run();
                    return "done";
                })
                .optionalExceptionResult()
                .orElse(null);
    }

    private CompletableFuture<Void> start(Runnable task) {
        return CompletableFuture.runAsync(task, callers);
    }

    private static boolean exists(LogFixture process, String question) {
        return process.jdbc()
                .sql("select exists (select from " + question + ")")
                .query(Boolean.class)
                .single();
    }

    private boolean somebodyWaitsFor(String applicationName) {
        return exists(
                log,
                "pg_stat_activity a join pg_locks l using (pid) where a.datname = current_database()"
                        + " and l.locktype = 'advisory' and not l.granted and a.application_name = '" + applicationName
                        + "'");
    }

    private static void endTurn(LogFixture process) {
        process.jdbc()
                .sql("select pg_terminate_backend(pid, 5000) from pg_stat_activity"
                        + " where application_name = 'guildhall-event-log-turn' and datname = current_database()")
                .query(Boolean.class)
                .list();
    }

    @Nested
    class WhenItIsTaken {
        @Test
        void keepsEverybodyElseFromAppending() {
            try (LogFixture other = new LogFixture(database)) {
                inTurn(log, () -> {
                    CompletableFuture<Void> waiting = start(() -> other.append("guild:b", 0));
                    await().until(() -> somebodyWaitsFor("guildhall-event-log-writer"));
                    log.append(GUILD, 0);
                    waiting.join();
                });

                assertThat(log.reader.after(0, 10).stream().map(LoggedEvent::aggregateId))
                        .containsExactly(GUILD, "guild:b");
            }
        }

        @Test
        void tellsReadersAndMakesTheReceiptOut() {
            Receipt receipt = new Receipt();
            inTurn(log, Map.of(Receipt.METADATA_KEY, receipt), () -> log.append(GUILD, 0, 1));

            assertThat(receipt.events()).isEqualTo(2);
            assertThat(receipt.lastPosition()).hasValue(2);
            assertThat(log.head.head()).isEqualTo(2);
        }

        @Test
        void isLetGoOfWhereNothingIsStored() {
            inTurn(log, () -> {});
            assertThatThrownBy(() -> inTurn(log, () -> {
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");

            log.append(GUILD, 0);
            assertThat(log.positions()).containsExactly(1L);
        }

        @Test
        void findsThatACommandWasCarriedOutBefore() {
            Map<String, String> once = Map.of(Receipt.COMMAND_ID_KEY, "once");
            assertThat(carryOut(once, () -> log.append(GUILD, 0))).isNull();

            assertThatThrownBy(() -> inTurn(log, once, () -> log.append(GUILD, 1)))
                    .isInstanceOfSatisfying(
                            DuplicateCommand.class,
                            e -> assertThat(e.lastPosition()).isOne());
            log.append(GUILD, 1);
        }
    }

    @Nested
    class WhenItIsCutShort {
        @Test
        void saysSoWhileItWaits() throws SQLException {
            CompletableFuture<Void> command;
            try (Connection holder = database.connect();
                    Statement statement = holder.createStatement()) {
                statement.execute("select pg_advisory_lock(" + TurnConnection.LOCK_KEY + ")");
                command = start(() -> inTurn(log, () -> {}));
                await().until(() -> somebodyWaitsFor("guildhall-event-log-turn"));
                endTurn(log);
                assertThatThrownBy(command::join)
                        .isInstanceOf(CompletionException.class)
                        .hasCauseInstanceOf(TurnLost.class);
            }
            inTurn(log, () -> log.append(GUILD, 0));
            assertThat(log.positions()).containsExactly(1L);
        }

        @Test
        void saysSoWhenItReads() {
            assertThatThrownBy(() -> inTurn(log, () -> {
                        endTurn(log);
                        log.engine.readAggregate(GUILD);
                    }))
                    .isInstanceOf(TurnLost.class);
            inTurn(log, () -> log.append(GUILD, 0));
        }

        @Test
        void saysSoWhenItStores() {
            assertThatThrownBy(() -> inTurn(log, () -> {
                        endTurn(log);
                        log.append(GUILD, 0);
                    }))
                    .isInstanceOf(TurnLost.class);
            assertThat(log.positions()).isEmpty();
            inTurn(log, () -> log.append(GUILD, 0));
        }
    }

    @Nested
    class WhenACommitIsNotAnswered {
        @Test
        void storesTheEventsOnceWhereTheyWereNot() throws SQLException {
            log.jdbc()
                    .sql("create function public.obstacle() returns trigger language plpgsql as $$"
                            + " begin perform pg_advisory_xact_lock_shared(" + OBSTACLE + "); return null; end $$")
                    .update();
            log.jdbc()
                    .sql("create constraint trigger obstacle after insert on log.event initially deferred"
                            + " for each row execute function public.obstacle()")
                    .update();
            CompletableFuture<Void> command;
            try (Connection holder = database.connect();
                    Statement statement = holder.createStatement()) {
                statement.execute("select pg_advisory_lock(" + OBSTACLE + ")");
                command = start(() -> inTurn(log, () -> log.append(GUILD, 0, 1)));
                await().until(() -> somebodyWaitsFor("guildhall-event-log-turn"));
                endTurn(log);
            }
            command.join();

            assertThat(log.positions()).containsExactly(1L, 2L);
            assertThat(log.head.head()).isEqualTo(2);
            log.append(GUILD, 2);
        }

        @Test
        void findsTheEventsWhereTheyWereStored() {
            try (TestPostgres server = TestPostgres.dedicated();
                    LogFixture own = new LogFixture(server.newDatabase())) {
                CompletableFuture<Void> command = start(() -> inTurn(own, () -> {
                    waitForReplicas(own, "nobody");
                    own.append(GUILD, 0, 1);
                }));
                await().until(() -> exists(own, "pg_stat_activity where wait_event = 'SyncRep'"));
                endTurn(own);
                command.join();
                waitForReplicas(own, "");

                assertThat(own.positions()).containsExactly(1L, 2L);
                assertThat(own.head.head()).isEqualTo(2);
                own.append(GUILD, 2);
            }
        }

        /** A commit is not answered, though it is done, until replicas of that name have it. */
        private void waitForReplicas(LogFixture process, String names) {
            process.jdbc()
                    .sql("alter system set synchronous_standby_names = '" + names + "'")
                    .update();
            process.jdbc().sql("select pg_reload_conf()").query(Boolean.class).single();
            await().until(() -> names.equals(process.jdbc()
                    .sql("select current_setting('synchronous_standby_names')")
                    .query((row, n) -> row.getString(1))
                    .single()));
        }
    }

    @Nested
    class WhenPostgresIsAway {
        @Test
        void isRefusedAtOnceAndHadAgainWhenItIsBack() {
            try (TestPostgres server = TestPostgres.dedicated();
                    LogFixture own = new LogFixture(server.newDatabase())) {
                inTurn(own, () -> own.append(GUILD, 0));
                server.stop();

                assertThat(refusal(own))
                        .isInstanceOfSatisfying(
                                LogUnavailable.class,
                                e -> assertThat(e.outcomeUnknown()).isFalse());

                server.startAgain();
                await().atMost(LONG).until(() -> refusal(own) == null);
            }
        }

        private @Nullable RuntimeException refusal(LogFixture process) {
            try {
                inTurn(process, () -> process.append(GUILD, 1));
                return null;
            } catch (LogUnavailable e) {
                return e;
            }
        }
    }
}
