package dev.guildhall.e2e.fault;

import dev.guildhall.e2e.AppendGate;
import dev.guildhall.e2e.fault.Director.Action;
import java.sql.SQLException;
import java.time.Duration;

/** How each kind of fault is brought about, and undone. */
final class Faults {
    private static final Action NOTHING = () -> {};
    private static final Duration ARRIVAL = Duration.ofSeconds(2);
    private static final double REFUSAL_RATE = 0.05;
    private static final String WRITER = "guildhall-event-log-writer";
    private static final String LISTENER = "guildhall-event-log-listen";
    private static final String NOTIFIER = "guildhall-event-log-notify";

    private final Stage stage;
    private final Backdrop backdrop;

    Faults(Stage stage, Backdrop backdrop) {
        this.stage = stage;
        this.backdrop = backdrop;
    }

    /** Answers how it is undone when its time is up. */
    Action strike(Fault fault) throws SQLException {
        Member writer = fault.kind().needsWriterAtWork() ? atWork(fault) : stage.writer(fault.target());
        return switch (fault.kind()) {
            case PAUSE_WRITER -> writer.pause()::run;
            case PAUSE_READER -> stage.reader().pause()::run;
            case PAUSE_WRITER_IN_APPEND -> pauseInAppend(writer);
            case KILL_WRITER -> once(writer::killAndStart);
            case KILL_WRITER_IN_APPEND -> insideAppend(writer, writer::killAndStart);
            case KILL_READER -> once(stage.reader()::killAndStart);
            case TERMINATE_APPEND -> insideAppend(writer, () -> endAppend("pg_terminate_backend", writer));
            case CANCEL_APPEND -> insideAppend(writer, () -> endAppend("pg_cancel_backend", writer));
            case ROLL_BACK -> rollBack();
            case TERMINATE_LISTENERS -> once(() -> terminate(LISTENER));
            case TERMINATE_POOLS -> once(() -> terminate(LogProcess.POOL));
            case LOSE_WAKE_UPS -> loseWakeUps();
            case POSTGRES_KILLED -> outage(stage.postgres()::kill, fault.length());
            case POSTGRES_QUIT -> outage(stage.postgres()::quit, fault.length());
            case POSTGRES_STOPPED -> outage(stage.postgres()::stop, fault.length());
        };
    }

    /** The other writer where the one that was drawn is still paused; once it is at work. */
    private Member atWork(Fault fault) {
        Member drawn = stage.writer(fault.target());
        Member other = stage.writer(1 - fault.target());
        Member writer = drawn.isPaused() && !other.isPaused() ? other : drawn;
        if (!writer.isPaused()) {
            writer.awaitReady();
        }
        return writer;
    }

    private static Action once(Action fault) throws SQLException {
        fault.run();
        return NOTHING;
    }

    private Action pauseInAppend(Member writer) throws SQLException {
        try (AppendGate gate = AppendGate.close(stage.database())) {
            gate.awaitArrival(writer.name(), ARRIVAL);
            return writer.pause()::run;
        }
    }

    private Action insideAppend(Member writer, Action fault) throws SQLException {
        try (AppendGate gate = AppendGate.close(stage.database())) {
            gate.awaitArrival(writer.name(), ARRIVAL);
            fault.run();
        }
        return NOTHING;
    }

    private void endAppend(String function, Member writer) {
        stage.run("select %s(pid) from pg_stat_activity where usename = '%s' and application_name = '%s'"
                .formatted(function, writer.name(), WRITER));
    }

    private void terminate(String applicationName) {
        stage.run("select pg_terminate_backend(pid) from pg_stat_activity where application_name = '%s'"
                .formatted(applicationName));
    }

    private Action rollBack() {
        stage.run("update fault.refusal set rate = " + REFUSAL_RATE);
        return () -> stage.run("update fault.refusal set rate = 0");
    }

    /** Sessions take the change up when they begin. */
    private Action loseWakeUps() {
        for (Member writer : stage.writers()) {
            stage.run("alter role %s set search_path = hushed, pg_catalog, public".formatted(writer.name()));
        }
        terminate(NOTIFIER);
        return () -> {
            for (Member writer : stage.writers()) {
                stage.run("alter role %s reset search_path".formatted(writer.name()));
            }
            terminate(NOTIFIER);
        };
    }

    /** As a whole: without PostgreSQL nothing else could be brought about or undone. */
    private Action outage(Runnable end, Duration length) throws SQLException {
        backdrop.interrupt();
        end.run();
        Pause.of(length);
        stage.postgres().startAgain();
        backdrop.resume();
        return NOTHING;
    }
}
