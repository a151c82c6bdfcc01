package dev.guildhall.eventlog;

import dev.guildhall.eventlog.VerificationReport.Progress;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Verifies the log from a terminal, without the program: reads the settings that the program reads, from the environment
 * or as {@code --name=value}, and any {@code --anchor=<position>:<link>}. Ends with {@link #INTACT}, {@link #BROKEN} or
 * {@link #NOT_DONE}.
 */
public final class VerifyLog {
    public static final int INTACT = 0;
    public static final int BROKEN = 1;
    public static final int NOT_DONE = 2;

    private static final int MAX_SESSIONS = 4;
    private static final String ANCHOR = "anchor";
    private static final String URL = "spring.datasource.url";

    private final StandardEnvironment settings = new StandardEnvironment();
    private final List<String> byHand;
    private final PrintStream out;
    private final boolean terminal;

    private VerifyLog(String[] arguments, PrintStream out, boolean terminal) {
        SimpleCommandLinePropertySource given = new SimpleCommandLinePropertySource(arguments);
        settings.getPropertySources().addFirst(given);
        // Given several times, they come with commas between them.
        String anchors = given.getProperty(ANCHOR);
        this.byHand = anchors == null ? List.of() : List.of(anchors.split(",", -1));
        this.out = out;
        this.terminal = terminal;
    }

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Prints to the standard output, and answers how it ended. */
    public static int run(String[] arguments) {
        silence();
        return run(arguments, System.out, isTerminal());
    }

    /** @param terminal whether {@code out} understands a line that is written over */
    static int run(String[] arguments, PrintStream out, boolean terminal) {
        return new VerifyLog(arguments, out, terminal).run();
    }

    /** What the program would log stands in the way of the one line that counts. */
    private static void silence() {
        LoggingSystem.get(VerifyLog.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    private int run() {
        String url = settings.getProperty(URL, "");
        if (url.isBlank()) {
            return notDone("no data base: set SPRING_DATASOURCE_URL, …_USERNAME and …_PASSWORD");
        }
        return verify(
                url,
                settings.getProperty("spring.datasource.username", ""),
                settings.getProperty("spring.datasource.password", ""));
    }

    /** The same for a program that knows its data base, with the settings and arguments as above. */
    public static int run(String[] arguments, String url, String username, String password) {
        silence();
        return new VerifyLog(arguments, System.out, isTerminal()).verify(url, username, password);
    }

    private int verify(String url, String username, String password) {
        try {
            Anchors anchors = anchors();
            int sessions = Math.min(Runtime.getRuntime().availableProcessors(), MAX_SESSIONS);
            DataSource dataSource = new DriverManagerDataSource(url, username, password);
            VerificationReport report = new LogVerification(
                            dataSource, new LogConnections(url, username, password), sessions)
                    .verify(anchors, this::progress);
            int code = tell(report, anchors);
            record(new VerificationRecords(dataSource), report, anchors);
            return code;
        } catch (IOException | RuntimeException e) {
            return notDone(reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return notDone("interrupted");
        }
    }

    /** For those who ask the program later. Whoever may only read the log may verify it all the same. */
    private void record(VerificationRecords records, VerificationReport report, Anchors anchors) {
        long all = report.checked();
        Verifications.State state = new Verifications.State(
                new Progress(all, report.head().position(), 0),
                anchors.ascending().size(),
                Optional.of(report),
                Optional.empty());
        try {
            records.end(records.begin(VerificationRecord.TERMINAL), state);
        } catch (DataAccessException e) {
            out.printf(Locale.ROOT, "not put on record: %s%n", reason(e));
        }
    }

    private Anchors anchors() throws IOException {
        String file = settings.getProperty("guildhall.log.anchor.file", "");
        List<Anchor> given = new ArrayList<>();
        for (String text : byHand) {
            given.add(anchor(text));
        }
        return (file.isBlank() ? Anchors.none() : Anchors.read(Path.of(file))).and(given);
    }

    private static Anchor anchor(String text) {
        int colon = text.indexOf(':');
        try {
            return new Anchor(
                    Long.parseLong(text.substring(0, Math.max(colon, 0))),
                    text.substring(colon + 1),
                    Anchor.TIME_UNKNOWN);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("an anchor is --anchor=<position>:<link>, not " + text, e);
        }
    }

    private void progress(Progress now) {
        if (terminal) {
            out.printf(
                    Locale.ROOT,
                    "\r%3d %% of %,d events, %,.0f a second, %s left ",
                    now.percent(),
                    now.total(),
                    now.rowsPerSecond(),
                    now.left().map(left -> left.toSeconds() + " s").orElse("?"));
            out.flush();
        }
    }

    private int tell(VerificationReport report, Anchors anchors) {
        if (terminal) {
            out.println();
        }
        out.printf(
                Locale.ROOT,
                "head: position %d, link %s%n",
                report.head().position(),
                report.head().link());
        out.printf(
                Locale.ROOT,
                "held against %d anchors; %s%n",
                anchors.ascending().size(),
                report.newestVerified().map(VerifyLog::vouched).orElse("none of them vouches for anything"));
        if (report.unreadableAnchors() > 0) {
            out.printf(Locale.ROOT, "%d lines of the file were no anchors%n", report.unreadableAnchors());
        }
        Finding found = report.finding().orElse(null);
        if (found == null) {
            out.printf(
                    Locale.ROOT,
                    "INTACT: %,d events in %.1f s%n",
                    report.checked(),
                    report.took().toMillis() / 1e3);
            return INTACT;
        }
        out.printf(
                Locale.ROOT,
                "BROKEN at position %d%s: %s. %s%n",
                found.position(),
                found.through() > found.position() ? " to " + found.through() : "",
                found.kind(),
                found.detail());
        return BROKEN;
    }

    private static String vouched(Anchor anchor) {
        String when = anchor.recordedAt().equals(Anchor.TIME_UNKNOWN) ? "" : " of " + anchor.recordedAt();
        return "the newest that agrees is at position %d%s".formatted(anchor.position(), when);
    }

    private int notDone(String why) {
        out.printf(Locale.ROOT, "%nNOT DONE: %s (%s)%n", why, Instant.now());
        return NOT_DONE;
    }

    private static String reason(Throwable failure) {
        @Nullable Throwable cause = failure.getCause();
        return cause == null ? failure.toString() : failure.getMessage() + ": " + cause.getMessage();
    }
}
