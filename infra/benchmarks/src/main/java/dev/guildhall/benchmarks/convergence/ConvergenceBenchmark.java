package dev.guildhall.benchmarks.convergence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.benchmarks.Address;
import dev.guildhall.benchmarks.Bench;
import dev.guildhall.benchmarks.Bound;
import dev.guildhall.benchmarks.Report;
import dev.guildhall.benchmarks.Sample;
import dev.guildhall.benchmarks.Series;
import dev.guildhall.benchmarks.StatementLog;
import dev.guildhall.benchmarks.panel.Admin;
import dev.guildhall.benchmarks.panel.Browsers;
import dev.guildhall.benchmarks.panel.Guildhall;
import dev.guildhall.benchmarks.panel.Json;
import dev.guildhall.testkit.RedisProxy;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestRedis;
import java.util.ArrayList;
import java.util.List;

/** How soon browsers show a change when Redis loses a part of what is published, and what a rush on a cold guild costs. */
public final class ConvergenceBenchmark {
    private static final Bound P99_MILLIS = Bound.atMost(1_000);
    private static final Bound QUERIES = Bound.atMost(1);
    private static final double LOSS = 0.3;
    private static final long SEED = 20_261_121;
    private static final int ROUNDS = 5;
    private static final int ADMINS = 16;
    private static final int CHANGES = 40;
    private static final int FEW = 10;
    private static final int READERS = 2_000;
    private static final int FEW_READERS = 500;

    private ConvergenceBenchmark() {}

    public static void main(String[] arguments) {
        try (Bench bench = Bench.open();
                TestRedis redis = TestRedis.dedicated();
                RedisProxy proxy = RedisProxy.before(redis, SEED)) {
            TestDatabase database = bench.database();
            try (Guildhall guildhall = Guildhall.start(Address.of(database), redis, proxy.url());
                    Browsers browsers = Browsers.start()) {
                changes(bench, browsers, guildhall, 0);
                Series whole = new Series("nothing", new ArrayList<>());
                Series lossy = new Series("30 %", new ArrayList<>());
                for (int round = 0; round < bench.extent().rounds(ROUNDS); round++) {
                    proxy.lose(0);
                    whole.samples().add(changes(bench, browsers, guildhall, round));
                    proxy.lose(LOSS);
                    lossy.samples().add(changes(bench, browsers, guildhall, round));
                }
                proxy.lose(0);
                long lost = proxy.lost();
                long published = lost + proxy.delivered();
                ColdGuild cold =
                        new ColdGuild(guildhall, StatementLog.of(bench.postgres(), bench.database()), database);
                int readers = bench.extent().of(READERS, FEW_READERS);
                List<Long> queries = new ArrayList<>();
                for (int round = 0; round < bench.extent().rounds(ROUNDS); round++) {
                    queries.add(cold.queriesOf(readers));
                }
                report(bench, List.of(whole, lossy), lost, published, readers, queries);
            }
        }
    }

    private static Sample changes(Bench bench, Browsers browsers, Guildhall guildhall, int round) {
        bench.settle();
        ObjectNode more = Json.MAPPER
                .createObjectNode()
                .put("times", bench.extent().of(CHANGES, FEW))
                .put("seed", SEED + round);
        ArrayNode admins = more.putArray("admins");
        guildhall.admins(ADMINS).stream().map(Admin::toJson).forEach(admins::add);
        Sample sample = Browsers.sample(browsers.task("changes", guildhall, more));
        System.out.println("round " + (round + 1) + ": " + sample);
        return sample;
    }

    private static void report(
            Bench bench, List<Series> all, long lost, long published, int readers, List<Long> queries) {
        double worst = all.getLast().samples().stream()
                .mapToDouble(Sample::p99Millis)
                .max()
                .orElseThrow();
        long most = queries.stream().mapToLong(Long::longValue).max().orElseThrow();
        new Report("Convergence", "convergence", ConvergenceBenchmark.class, bench)
                .paragraph("""
                        %d rounds. %d administrators, each in a guild of their own and 50 to 500 ms apart (from a seed), save \
                        the prefix; time from the answer, by which the change is true, until the browser was told of that version or \
                        a later one. Lost: a proxy before Redis drops published messages by a seed, for each subscriber on its own \
                        (%,d of %,d in this run), and leaves everything else alone. The p99 that counts is the worst round's.""".formatted(all.getFirst().samples().size(), ADMINS, lost, published))
                .table(
                        Report.cells("lost", "p50 ms", "p99 ms, median", "p99 ms, worst", "bound", "met"),
                        List.of(
                                row(all.getFirst(), "", ""),
                                row(all.getLast(), P99_MILLIS.toString(), P99_MILLIS.verdict(worst))))
                .section("A rush on a cold guild")
                .paragraph("""
                        A guild that nobody has in memory, and that is not in Redis; %,d readers ask for it over HTTP at the same \
                        time. Counted in the log of PostgreSQL: statements that read the guild's row. Worst of %d times.""".formatted(readers, queries.size()))
                .table(
                        Report.cells("readers", "queries", "bound", "met"),
                        List.of(Report.cells(readers, most, QUERIES, QUERIES.verdict((double) most))))
                .publish();
    }

    private static List<String> row(Series series, String bound, String met) {
        double worst =
                series.samples().stream().mapToDouble(Sample::p99Millis).max().orElseThrow();
        return Report.cells(series.name(), series.p50Millis(), series.p99Millis(), worst, bound, met);
    }
}
