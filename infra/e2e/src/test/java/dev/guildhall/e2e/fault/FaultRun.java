package dev.guildhall.e2e.fault;

import static org.awaitility.Awaitility.await;

import dev.guildhall.e2e.fault.Director.Struck;
import dev.guildhall.eventlog.Anchors;
import dev.guildhall.eventlog.LogVerification;
import dev.guildhall.eventlog.VerificationReport;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** One run: everything is started, struck by the faults of a schedule, let go on and ended in good order, and audited. */
final class FaultRun {
    private static final Duration RECOVERY = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int ANSWERS_AFTERWARDS = 50;

    private final RunSettings settings;
    private final List<Fault> schedule;

    FaultRun(RunSettings settings) {
        this.settings = settings;
        this.schedule = Schedule.draw(settings);
    }

    /** What everybody is to know before it begins, so that it can be repeated. */
    void announce() {
        System.out.printf(
                "fault program: %d callers in two processes, repeat with -Dguildhall.seed=%d%n",
                settings.callers(), settings.seed());
    }

    /** Ledgers of a run in which nothing was found are not kept. */
    Verdict carryOut() throws SQLException, InterruptedException, IOException {
        long begun = System.nanoTime();
        try (Stage stage = new Stage(settings)) {
            Thread hook = new Thread(stage::close, "end-stage");
            Runtime.getRuntime().addShutdownHook(hook);
            try (RawPoller poller = new RawPoller(stage.database())) {
                stage.start();
                Backdrop backdrop = new Backdrop(stage);
                List<Struck> struck = new Director(stage, backdrop).play(schedule);
                Duration unrelated = backdrop.end();
                awaitRecovery(stage);
                long head = endAll(stage, poller);
                Duration took = Duration.ofNanos(System.nanoTime() - begun);
                Verdict verdict = audit(stage, poller, struck, unrelated, head, took);
                if (verdict.violations().isEmpty()) {
                    FileSystemUtils.deleteRecursively(stage.directory());
                }
                return verdict;
            } finally {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        }
    }

    /** When nothing is wrong any more both writers must be at work again, without anybody's help. */
    private static void awaitRecovery(Stage stage) {
        for (Member writer : stage.writers()) {
            writer.awaitReady();
            long goal = writer.noted("acknowledged") + ANSWERS_AFTERWARDS;
            await(writer.name() + " at work after all faults")
                    .pollInterval(POLL)
                    .atMost(RECOVERY)
                    .until(() -> writer.noted("acknowledged") >= goal);
        }
    }

    /** Answers the head, which everybody has seen by then. */
    private static long endAll(Stage stage, RawPoller poller) throws SQLException {
        stage.writers().forEach(Member::end);
        long head = number(stage, "select coalesce(max(position), 0) from log.event");
        await("the poller at " + head).atMost(RECOVERY).until(() -> poller.seen() >= head);
        await("the reader at " + head)
                .pollInterval(POLL)
                .atMost(RECOVERY)
                .until(() -> number(stage, "select coalesce(max(position), 0) from fault.delivery") >= head);
        stage.reader().end();
        return head;
    }

    private static long number(Stage stage, String sql) throws SQLException {
        try (Connection connection = stage.database().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private Verdict audit(
            Stage stage, RawPoller poller, List<Struck> struck, Duration unrelated, long head, Duration took)
            throws SQLException, InterruptedException {
        List<Path> ledgers =
                stage.writers().stream().flatMap(w -> w.ledgers().stream()).toList();
        Fates fates = Fates.read(ledgers);
        LogWalk log = LogWalk.through(stage.database());
        CommandAudit commands = new CommandAudit(fates, log);
        DeliveryAudit deliveries = DeliveryAudit.of(stage.reader().ledgers(), stage.database(), head);
        VerificationReport chain = verify(stage);
        List<String> violations = new ArrayList<>(Stream.of(
                        log.violations(),
                        commands.violations(),
                        fates.complaints(),
                        deliveries.violations(),
                        poller.violations())
                .flatMap(List::stream)
                .toList());
        chain.finding().ifPresent(finding -> violations.add("the chain: " + finding));
        return new Verdict(
                settings, struck, fates, log, commands, deliveries, chain, poller.polls(), unrelated, took, violations);
    }

    private static VerificationReport verify(Stage stage) throws InterruptedException {
        try (LogProcess log = LogProcess.following(stage.database())) {
            return log.part(LogVerification.class).verify(Anchors.none(), progress -> {});
        }
    }
}
