package dev.guildhall.e2e.fault;

import dev.guildhall.testkit.TestPostgres;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The late-commit schedule with Axon's default time-outs, on stock Axon and on this project's log. */
final class Comparison {
    private static final Duration PAUSE = StockAxon.DEFAULT_GAP_TIMEOUT.plusSeconds(5);

    private final List<String> violations;
    private final String report;

    private record Outcome(List<String> stored, List<String> delivered) {
        List<String> missing() {
            return stored.stream().filter(event -> !delivered.contains(event)).toList();
        }

        String row(String log) {
            return "| %s | %s | %s | %s |"
                    .formatted(
                            log,
                            String.join(", ", stored),
                            String.join(", ", delivered),
                            missing().isEmpty() ? "none" : "**" + String.join(", ", missing()) + "**");
        }
    }

    private Comparison(Outcome axon, Outcome guildhall) {
        boolean asExpected = axon.missing().equals(List.of(LateCommit.LATE))
                && guildhall.missing().isEmpty();
        violations = asExpected ? List.of() : List.of("the late-commit schedule: " + axon + ", " + guildhall);
        report = """
                ## A late commit, on stock Axon and here

                A process with two appends under way is paused for %d s while others go on; then its second append is
                committed a moment before its first. Axon 4.13 (`JdbcEventStorageEngine`, `PooledStreamingEventProcessor`)
                with its defaults, among them `gapTimeout` = %d s.

                | log | stored, in order | delivered, in order | never delivered |
                |---|---|---|---|
                %s
                %s

                Here the paused append was ended by PostgreSQL after 5 s, for the others' sake; nobody had been told that
                it was stored, and whoever asked for it got it when he asked again.
                """.formatted(
                        PAUSE.toSeconds(),
                        StockAxon.DEFAULT_GAP_TIMEOUT.toSeconds(),
                        axon.row("stock Axon"),
                        guildhall.row("Guildhall"));
    }

    /** Takes a little longer than the pause. */
    static Comparison carryOut() {
        CompletableFuture<Outcome> axon = CompletableFuture.supplyAsync(Comparison::axon);
        CompletableFuture<Outcome> guildhall = CompletableFuture.supplyAsync(Comparison::guildhall);
        return new Comparison(axon.join(), guildhall.join());
    }

    private static Outcome axon() {
        try (StockAxon log = new StockAxon(TestPostgres.freshDatabase(), StockAxon.DEFAULT_GAP_TIMEOUT)) {
            List<String> delivered = LateCommit.play(log, PAUSE);
            return new Outcome(log.stored(), delivered);
        }
    }

    private static Outcome guildhall() {
        try (GuildhallLog log = new GuildhallLog(TestPostgres.freshDatabase())) {
            List<String> delivered = LateCommit.play(log, PAUSE);
            return new Outcome(log.stored(), delivered);
        }
    }

    /** Empty when stock Axon loses just the late event, and this log none. */
    List<String> violations() {
        return violations;
    }

    String report() {
        return report;
    }
}
