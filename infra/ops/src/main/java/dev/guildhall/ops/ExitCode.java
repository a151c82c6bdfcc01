package dev.guildhall.ops;

/** What a script that called {@code ops} can tell from how it ended. Never renumbered. */
final class ExitCode {
    static final int OK = 0;
    /** It was refused, or what was waited for ended otherwise than well. */
    static final int REFUSED = 1;
    /** The command line makes no sense; picocli's own number. */
    static final int USAGE = 2;
    /** Nobody answers, or somebody in between does for them. */
    static final int NOT_REACHABLE = 3;
    /** No token, an expired one, or one of somebody who is no operator. */
    static final int NOT_ALLOWED = 4;
    /** The log is not what it was. */
    static final int LOG_BROKEN = 5;
    /** What was waited for did not happen in the time given. */
    static final int TIMED_OUT = 6;

    private ExitCode() {}
}
