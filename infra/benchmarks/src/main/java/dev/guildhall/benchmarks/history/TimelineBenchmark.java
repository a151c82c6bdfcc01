package dev.guildhall.benchmarks.history;

import dev.guildhall.benchmarks.Address;
import dev.guildhall.benchmarks.Alternation;
import dev.guildhall.benchmarks.Bench;
import dev.guildhall.benchmarks.Bound;
import dev.guildhall.benchmarks.Extent;
import dev.guildhall.benchmarks.Figures;
import dev.guildhall.benchmarks.Report;
import dev.guildhall.benchmarks.Sample;
import dev.guildhall.benchmarks.Series;
import dev.guildhall.benchmarks.panel.Admin;
import dev.guildhall.benchmarks.panel.Guildhall;
import dev.guildhall.benchmarks.panel.Json;
import dev.guildhall.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A page of a long history with a filter, against the same page of a short one. */
public final class TimelineBenchmark {
    private static final Bound BOUND = Bound.atMost(2);
    private static final int ROUNDS = 5;
    private static final int MANY = 100_000;
    private static final int MANY_IN_SMOKE = 5_000;
    private static final int FEW = 1_000;
    private static final int PAGE = 50;
    private static final Duration TIME = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofMillis(500);

    private static final Map<String, String> FILTERS = new TreeMap<>(Map.of(
            "none", "",
            "actor", "&actor=" + LongHistories.actor(3),
            "module", "&module=welcome",
            "type", "&type=settings.Changed",
            "actor and module", "&module=welcome&actor=" + LongHistories.actor(3),
            "a word that many have", "&q=prefix",
            "two words and an actor", "&q=prefix%20settings&actor=" + LongHistories.actor(4)));

    private TimelineBenchmark() {}

    public static void main(String[] arguments) {
        try (Bench bench = Bench.open()) {
            TestDatabase database = bench.database();
            Address address = Address.of(database);
            try (Guildhall guildhall = Guildhall.start(address);
                    LongHistories histories = new LongHistories(guildhall, address)) {
                Extent extent = bench.extent();
                int many = extent.of(MANY, MANY_IN_SMOKE);
                List<Admin> admins = guildhall.admins(2);
                histories.grow(admins.getFirst(), many);
                histories.grow(admins.getLast(), FEW);
                System.out.println(histories.plan(admins.getFirst()));
                Map<String, List<Series>> found = new TreeMap<>();
                FILTERS.forEach((name, query) -> {
                    List<Reading> readings = List.of(
                            reading(guildhall, "%,d entries".formatted(many), admins.getFirst(), query),
                            reading(guildhall, "%,d entries".formatted(FEW), admins.getLast(), query));
                    readings.forEach(one -> one.run(1, extent.of(TIME, SHORT)));
                    found.put(
                            name,
                            new Alternation(bench, readings).run(1, extent.of(TIME, SHORT), extent.rounds(ROUNDS)));
                });
                report(bench, found, many);
            }
        }
    }

    private static Reading reading(Guildhall guildhall, String name, Admin admin, String query) {
        String url = guildhall.httpUrl() + "/api/guilds/" + admin.guildId() + "/history?limit=" + PAGE + query;
        return new Reading(name, () -> {
            int entries = Json.parse(Json.text(url, admin.token())).path("data").size();
            if (entries != PAGE) {
                throw new IllegalStateException(url + " answered " + entries + " entries");
            }
        });
    }

    private static void report(Bench bench, Map<String, List<Series>> found, int many) {
        List<List<String>> rows = new ArrayList<>();
        found.forEach((name, series) -> {
            double ratio = series.getFirst().ratioTo(series.getLast(), Sample::p99Millis);
            rows.add(Report.cells(
                    name,
                    series.getFirst().p50Millis(),
                    series.getFirst().p99Millis(),
                    series.getLast().p99Millis(),
                    Figures.ratio(ratio),
                    BOUND,
                    BOUND.verdict(ratio)));
        });
        new Report("A page of a guild's history", "timeline", TimelineBenchmark.class, bench)
                .paragraph("""
                        Pages of %d over HTTP, one caller, from the call until the answer is read: of a guild with %,d entries and \
                        of one with %,d, in turn. Ratio of the p99, median of the rounds.""".formatted(PAGE, many, FEW))
                .table(
                        Report.cells(
                                "filter", "p50 ms, long", "p99 ms, long", "p99 ms, short", "ratio", "bound", "met"),
                        rows)
                .publish();
    }
}
