package dev.guildhall.e2e.fault;

import java.time.Duration;

/**
 * One fault of a schedule.
 *
 * @param at since the schedule began
 * @param target which of the two writers, where the kind strikes one
 * @param length of what lasts; zero otherwise
 */
record Fault(Duration at, Kind kind, int target, Duration length) {
    private static final double MILLIS_A_SECOND = 1e3;

    /** What lasts for a while, what is over at once. */
    enum Lasting {
        NO,
        PAUSE,
        OUTAGE,
        DISTURBANCE
    }

    /** Kinds of faults. */
    enum Kind {
        PAUSE_WRITER("SIGSTOP of a writer, SIGCONT", Lasting.PAUSE, true),
        PAUSE_WRITER_IN_APPEND("SIGSTOP of a writer inside its append, SIGCONT", Lasting.PAUSE, true),
        PAUSE_READER("SIGSTOP of the reader, SIGCONT", Lasting.PAUSE, false),
        KILL_WRITER("kill -9 of a writer, new process", Lasting.NO, true),
        KILL_WRITER_IN_APPEND("kill -9 of a writer inside its append, new process", Lasting.NO, true),
        KILL_READER("kill -9 of the reader, new process", Lasting.NO, false),
        TERMINATE_APPEND("pg_terminate_backend inside an append", Lasting.NO, true),
        CANCEL_APPEND("pg_cancel_backend inside an append", Lasting.NO, true),
        ROLL_BACK("statement errors inside the append's transaction", Lasting.DISTURBANCE, false),
        TERMINATE_LISTENERS("pg_terminate_backend of all LISTEN connections", Lasting.NO, false),
        TERMINATE_POOLS("pg_terminate_backend of all pooled connections, token store included", Lasting.NO, false),
        LOSE_WAKE_UPS("NOTIFY does nothing", Lasting.DISTURBANCE, false),
        POSTGRES_KILLED("kill -9 of PostgreSQL and its sessions, restart", Lasting.OUTAGE, false),
        POSTGRES_QUIT("immediate shutdown of PostgreSQL, restart", Lasting.OUTAGE, false),
        POSTGRES_STOPPED("fast shutdown of PostgreSQL, restart", Lasting.OUTAGE, false);

        private final String meaning;
        private final Lasting lasting;
        private final boolean ofOneWriter;

        Kind(String meaning, Lasting lasting, boolean ofOneWriter) {
            this.meaning = meaning;
            this.lasting = lasting;
            this.ofOneWriter = ofOneWriter;
        }

        String meaning() {
            return meaning;
        }

        Lasting lasting() {
            return lasting;
        }

        boolean ofOneWriter() {
            return ofOneWriter;
        }

        /** Whether a writer that is paused already, or does not write yet, would be no target. */
        boolean needsWriterAtWork() {
            return ofOneWriter && this != KILL_WRITER;
        }

        boolean pausesWriter() {
            return ofOneWriter && lasting == Lasting.PAUSE;
        }
    }

    @Override
    public String toString() {
        return "%7.1f s  %s%s%s"
                .formatted(
                        at.toMillis() / MILLIS_A_SECOND,
                        kind,
                        kind.ofOneWriter() ? " of writer " + target : "",
                        length.isZero() ? "" : " for %.1f s".formatted(length.toMillis() / MILLIS_A_SECOND));
    }
}
