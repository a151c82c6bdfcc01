package dev.guildhall.command.guild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.guildhall.command.Databases;
import dev.guildhall.command.dispatch.GuildCommand;
import dev.guildhall.command.dispatch.Rejected;
import dev.guildhall.command.settings.ChangeSettings;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two processes on one guild, of which one would lose for ever. */
class TurnsIT {
    private static final String OLIVIA = "1180000000000000101";
    private static final String ADAM = "1180000000000000102";
    private static final String ELSEWHERE = "1180000000000000002";
    private static final int LOST_BEFORE_TURN = 3;
    private static final int MAX_TURNS = 5;
    private static final Duration CUT_OFF = Duration.ofSeconds(60);

    private final TestDatabase database = Databases.migrated();
    private final GuildProcess unlucky = new GuildProcess(database);
    private final GuildProcess lucky = new GuildProcess(database);
    private final JdbcClient watcher = JdbcClient.create(
            new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password()));
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final List<CompletableFuture<Void>> sent = new ArrayList<>();
    private final AtomicInteger decisions = new AtomicInteger();

    @BeforeEach
    void register() {
        unlucky.send(register(GuildProcess.GUILD, OLIVIA));
        unlucky.send(register(ELSEWHERE, OLIVIA));
    }

    @AfterEach
    void close() {
        callers.shutdownNow();
        lucky.close();
        unlucky.close();
    }

    private static RegisterGuild register(String guildId, String owner) {
        return new RegisterGuild(guildId, "Guildhall", owner, Map.of());
    }

    private static ChangeSettings prefix(String prefix) {
        return prefix(GuildProcess.GUILD, prefix);
    }

    private static ChangeSettings prefix(String guildId, String prefix) {
        return new ChangeSettings(guildId, OLIVIA, Map.of("prefix", prefix), null);
    }

    private static ChangeSettings french() {
        return new ChangeSettings(GuildProcess.GUILD, OLIVIA, Map.of("locale", "fr"), null);
    }

    /** Has something happen between the nth decision of the unlucky one, from 0, and the storing of its events. */
    private void afterDecision(IntConsumer task) {
        unlucky.afterEachDecision(() -> task.accept(decisions.getAndIncrement()));
    }

    /** Returns when it was carried out, or cannot be because somebody has the log to himself. */
    private void send(GuildProcess process, GuildCommand command) {
        start(process, command);
        CompletableFuture<Void> sending = sent.getLast();
        await().until(() -> sending.isDone() || somebodyWaitsForTheLog());
    }

    private void start(GuildProcess process, GuildCommand command) {
        sent.add(CompletableFuture.runAsync(() -> process.send(command), callers));
    }

    private boolean somebodyWaitsForTheLog() {
        return watcher.sql("select exists (select from pg_locks l join pg_database d on d.oid = l.database"
                        + " where d.datname = current_database() and l.locktype = 'advisory' and not l.granted)")
                .query(Boolean.class)
                .single();
    }

    private void awaitSent() {
        sent.forEach(CompletableFuture::join);
    }

    private List<String> history() {
        return watcher.sql(
                        "select convert_from(payload, 'UTF8') from log.event where aggregate_id = ? order by sequence")
                .param(GuildProcess.AGGREGATE)
                .query((row, n) -> row.getString(1))
                .list();
    }

    private static boolean isFrench(String payload) {
        return payload.contains("locale");
    }

    private void endTurns() {
        watcher.sql("select pg_terminate_backend(pid, 5000) from pg_stat_activity"
                        + " where application_name = 'guildhall-event-log-turn' and datname = current_database()")
                .query(Boolean.class)
                .list();
    }

    @Nested
    class WhenAnotherProcessAlwaysComesFirst {
        @Test
        void isCarriedOutAllTheSame() {
            afterDecision(n -> send(lucky, prefix("p" + n)));

            unlucky.send(french());

            awaitSent();
            assertThat(history()).hasSize(LOST_BEFORE_TURN + 3);
            assertThat(history().get(LOST_BEFORE_TURN + 1)).matches(TurnsIT::isFrench);
            assertThat(unlucky.turns()).isOne();
            assertThat(lucky.turns()).isZero();
        }

        @Test
        void doesWithoutATurnWhereItLosesSeldom() {
            afterDecision(n -> {
                if (n < LOST_BEFORE_TURN - 1) {
                    send(lucky, prefix("p" + n));
                }
            });

            unlucky.send(french());

            assertThat(history().getLast()).matches(TurnsIT::isFrench);
            assertThat(unlucky.turns()).isZero();
        }

        @Test
        void isRejectedForGoodByWhatTheOtherHasDone() {
            afterDecision(
                    n -> send(lucky, n == LOST_BEFORE_TURN - 1 ? register(GuildProcess.GUILD, ADAM) : prefix("p" + n)));

            assertThatThrownBy(() -> unlucky.send(french())).isInstanceOf(Rejected.class);

            assertThat(unlucky.turns()).isOne();
            assertThat(decisions).hasValue(LOST_BEFORE_TURN + 1);
            assertThat(history()).noneMatch(TurnsIT::isFrench);
            unlucky.send(prefix(ELSEWHERE, "free"));
        }

        @Test
        void isDoneForGoodWhereTheOtherHasDoneItAlready() {
            afterDecision(n -> send(lucky, n == LOST_BEFORE_TURN - 1 ? french() : prefix("p" + n)));

            unlucky.send(french());

            awaitSent();
            assertThat(unlucky.turns()).isOne();
            assertThat(history().stream().filter(TurnsIT::isFrench)).hasSize(1);
        }
    }

    @Nested
    class WhenItsOwnProcessIsBusy {
        @Test
        void neitherWaitsForTheOther() {
            afterDecision(n -> {
                if (n < LOST_BEFORE_TURN) {
                    send(lucky, prefix("p" + n));
                } else if (n == LOST_BEFORE_TURN) {
                    start(unlucky, prefix("same"));
                    start(unlucky, prefix(ELSEWHERE, "other"));
                    await().until(TurnsIT.this::somebodyWaitsForTheLog);
                }
            });

            unlucky.send(french());

            awaitSent();
            assertThat(unlucky.turns()).isOne();
            assertThat(history().get(LOST_BEFORE_TURN + 1)).matches(TurnsIT::isFrench);
        }

        @Test
        void losesNothingInACrowd() {
            int each = 40;
            IntStream.range(0, 8)
                    .forEach(caller -> sent.add(CompletableFuture.runAsync(
                            () -> {
                                GuildProcess process = caller % 2 == 0 ? unlucky : lucky;
                                for (int n = 0; n < each; n++) {
                                    process.send(prefix(caller + "-" + n));
                                }
                            },
                            callers)));

            awaitSent();

            assertThat(history()).hasSize(8 * each + 1);
        }
    }

    @Nested
    class WhenATurnIsCutShort {
        @Test
        void hasAnotherOne() {
            afterDecision(n -> {
                if (n < LOST_BEFORE_TURN) {
                    send(lucky, prefix("p" + n));
                } else if (n == LOST_BEFORE_TURN) {
                    endTurns();
                    send(lucky, prefix("meanwhile"));
                }
            });

            unlucky.send(french());

            awaitSent();
            assertThat(unlucky.turns()).isEqualTo(2);
            assertThat(history()).hasSize(LOST_BEFORE_TURN + 3);
            assertThat(history().getLast()).matches(TurnsIT::isFrench);
        }

        @Test
        void isTriedAgainABoundedNumberOfTimes() {
            afterDecision(n -> {
                if (n < LOST_BEFORE_TURN) {
                    send(lucky, prefix("p" + n));
                } else {
                    endTurns();
                }
            });

            assertThatThrownBy(() -> unlucky.send(french()))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().type()).isEqualTo(ProblemType.AWAY));

            assertThat(unlucky.turns()).isEqualTo(MAX_TURNS);
            assertThat(history()).noneMatch(TurnsIT::isFrench);
        }

        @Test
        void doesNotKeepTheLogWhileItsProcessStandsStill() {
            afterDecision(n -> {
                if (n <= LOST_BEFORE_TURN) {
                    send(lucky, prefix("p" + n));
                }
                if (n == LOST_BEFORE_TURN) {
                    await().atMost(CUT_OFF).until(sent.getLast()::isDone);
                }
            });

            unlucky.send(french());

            awaitSent();
            assertThat(unlucky.turns()).isEqualTo(2);
            assertThat(history().getLast()).matches(TurnsIT::isFrench);
        }
    }
}
