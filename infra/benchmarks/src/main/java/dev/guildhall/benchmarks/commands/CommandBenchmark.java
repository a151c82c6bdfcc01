package dev.guildhall.benchmarks.commands;

import dev.guildhall.benchmarks.Alternation;
import dev.guildhall.benchmarks.Bench;
import dev.guildhall.benchmarks.Bound;
import dev.guildhall.benchmarks.Contender;
import dev.guildhall.benchmarks.Extent;
import dev.guildhall.benchmarks.Figures;
import dev.guildhall.benchmarks.Report;
import dev.guildhall.benchmarks.Sample;
import dev.guildhall.benchmarks.Series;
import dev.guildhall.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One-event commands a second against pgbench's inserts, and what the chain and the wake-ups take of them. */
public final class CommandBenchmark {
    static final int MAX_CALLERS = 64;

    private static final Map<Integer, Bound> BOUNDS = new TreeMap<>(
            Map.of(1, Bound.atLeast(0.75), 8, Bound.atLeast(1), 32, Bound.atLeast(2), 64, Bound.atLeast(2)));
    private static final int TAIL_CALLERS = 8;
    private static final Bound TAIL = Bound.atMost(2);
    private static final List<Integer> COST_CALLERS = List.of(8, 64);
    private static final Bound COST = Bound.atMost(5);
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final String COPY = """
            create schema peer;
            create sequence peer.position;
            create table peer.event (like log.event including all);
            alter table peer.event alter column position set default nextval('peer.position')""";

    private final Bench bench;
    private final Extent extent;
    private final Report report;

    private CommandBenchmark(Bench bench) {
        this.bench = bench;
        this.extent = bench.extent();
        this.report = new Report("Commands", "commands", CommandBenchmark.class, bench);
    }

    public static void main(String[] arguments) throws SQLException {
        if (Profiling.isAsked()) {
            Profiling.run();
            return;
        }
        String peer = Pgbench.version();
        try (Bench bench = Bench.open()) {
            CommandBenchmark benchmark = new CommandBenchmark(bench);
            benchmark.againstPgbench(peer);
            benchmark.costs();
            benchmark.report.publish();
        }
    }

    private void againstPgbench(String version) throws SQLException {
        TestDatabase database = bench.database();
        try (Contender guildhall = contender(Variant.WHOLE, database)) {
            StoredRow row = StoredRow.of(database);
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(COPY);
            }
            int rounds = extent.rounds(5);
            report.paragraph("""
                    %d rounds in turn. Guildhall: commands that make one event each, through the command door, Axon's bus, the \
                    cached aggregate and group commit, to 8 guilds a caller, without HTTP. Peer: %s, single-row prepared \
                    inserts into a copy of `log.event` with its indexes, of the very bytes that such a command stores (%s). \
                    Ratio: median of the rounds' ratios.""".formatted(rounds, version, row.sizes()));
            try (Pgbench pgbench = new Pgbench(database, row)) {
                List<Contender> contenders = List.of(guildhall, pgbench);
                Alternation alternation = new Alternation(bench, contenders);
                List<List<String>> rows = new ArrayList<>();
                List<List<String>> tail = List.of();
                for (Map.Entry<Integer, Bound> bound : BOUNDS.entrySet()) {
                    List<Series> series =
                            alternation.run(bound.getKey(), extent.of(Duration.ofSeconds(4), SHORT), rounds);
                    rows.add(row(bound.getKey(), series, bound.getValue()));
                    tail = bound.getKey() == TAIL_CALLERS ? tail(series) : tail;
                }
                report.table(
                        Report.cells(
                                "callers",
                                "commands/s",
                                "p50 ms",
                                "p99 ms",
                                "inserts/s",
                                "p50 ms",
                                "p99 ms",
                                "ratio",
                                "bound",
                                "met"),
                        rows);
                report.section("Latency at %d callers".formatted(TAIL_CALLERS))
                        .table(Report.cells("p99 of Guildhall", "ratio", "bound", "met"), tail);
            }
        }
    }

    private static List<String> row(int callers, List<Series> series, Bound bound) {
        Series ours = series.getFirst();
        Series theirs = series.getLast();
        double ratio = ours.ratioTo(theirs, Sample::perSecond);
        return Report.cells(
                callers,
                ours.perSecond(),
                ours.p50Millis(),
                ours.p99Millis(),
                theirs.perSecond(),
                theirs.p50Millis(),
                theirs.p99Millis(),
                Figures.ratio(ratio),
                bound,
                bound.verdict(ratio));
    }

    private static List<List<String>> tail(List<Series> series) {
        Series ours = series.getFirst();
        double own = Figures.median(ours.samples().stream()
                .map(sample -> sample.p99Millis() / sample.p50Millis())
                .toList());
        double theirs = ours.ratioTo(series.getLast(), Sample::p99Millis);
        return List.of(
                Report.cells("to its own p50", Figures.ratio(own), TAIL, TAIL.verdict(own)),
                Report.cells("to pgbench's p99", Figures.ratio(theirs), TAIL, TAIL.verdict(theirs)));
    }

    /** Many short rounds: a few per cent are less than the noise of one sample. */
    private void costs() {
        int rounds = extent.rounds(7);
        report.section("What chain and wake-ups cost").paragraph("""
                %d rounds of the same commands in turn, each variant with a database of its own. Without chain: `log.append_whole` \
                without its SHA-256, same Java. Without wake-ups: no NOTIFY. Cost: of the throughput without it, median of \
                the rounds; in brackets the middle half of the rounds.""".formatted(rounds));
        try (Contender whole = contender(Variant.WHOLE, bench.database());
                Contender unchained = contender(Variant.WITHOUT_CHAIN, bench.database());
                Contender silent = contender(Variant.WITHOUT_NOTIFY, bench.database())) {
            Alternation alternation = new Alternation(bench, List.of(whole, unchained, silent));
            List<List<String>> rows = new ArrayList<>();
            for (int callers : COST_CALLERS) {
                List<Series> series = alternation.run(callers, extent.of(Duration.ofSeconds(3), SHORT), rounds);
                rows.add(cost("chain", callers, series.getFirst(), series.get(1)));
                rows.add(cost("wake-ups", callers, series.getFirst(), series.get(2)));
            }
            report.table(Report.cells("part", "callers", "with/s", "without/s", "cost %", "bound", "met"), rows);
        }
    }

    private static List<String> cost(String part, int callers, Series with, Series without) {
        List<Double> percents = with.ratiosTo(without, Sample::perSecond).stream()
                .map(ratio -> (1 - ratio) * 100)
                .sorted()
                .toList();
        double median = Figures.median(percents);
        return Report.cells(
                part,
                callers,
                with.perSecond(),
                without.perSecond(),
                "%s (%s to %s)"
                        .formatted(
                                Figures.plain(median),
                                Figures.plain(percents.get(percents.size() / 4)),
                                Figures.plain(percents.get(percents.size() * 3 / 4))),
                COST,
                COST.verdict(median));
    }

    private Contender contender(Variant variant, TestDatabase database) {
        Contender contender = GuildhallContender.start(database, MAX_CALLERS, variant);
        Sample warm = contender.run(MAX_CALLERS / 2, extent.of(Duration.ofSeconds(20), SHORT));
        System.out.println("warm-up of " + variant.title() + ": " + warm);
        return contender;
    }
}
