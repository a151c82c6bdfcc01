package dev.guildhall.benchmarks.revocation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.benchmarks.Address;
import dev.guildhall.benchmarks.Bench;
import dev.guildhall.benchmarks.Bound;
import dev.guildhall.benchmarks.Extent;
import dev.guildhall.benchmarks.Figures;
import dev.guildhall.benchmarks.Report;
import dev.guildhall.benchmarks.Sample;
import dev.guildhall.benchmarks.Series;
import dev.guildhall.benchmarks.panel.Admin;
import dev.guildhall.benchmarks.panel.Browsers;
import dev.guildhall.benchmarks.panel.Guildhall;
import dev.guildhall.benchmarks.panel.Json;
import dev.guildhall.benchmarks.panel.Simulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long somebody who loses a role in Discord still gets frames, against how long a save takes to a browser. */
public final class RevocationBenchmark {
    private static final Bound BOUND = Bound.atMost(3);
    private static final int ROUNDS = 5;
    private static final int TIMES = 40;
    private static final int FEW = 5;
    private static final Duration TIME = Duration.ofSeconds(8);
    private static final Duration SHORT = Duration.ofSeconds(3);
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    /** After each notice nothing more may come for so long, while the other one goes on saving. */
    private static final Duration QUIET = Duration.ofMillis(300);

    private RevocationBenchmark() {}

    public static void main(String[] arguments) {
        try (Bench bench = Bench.open();
                Guildhall guildhall = Guildhall.start(Address.of(bench.database()));
                Browsers browsers = Browsers.start()) {
            Extent extent = bench.extent();
            saves(browsers, guildhall, extent.of(WARM_UP, SHORT));
            revocations(browsers, guildhall, extent.of(TIMES, FEW));
            Series saves = new Series("save to browser", new ArrayList<>());
            Series losses = new Series("role lost to last frame", new ArrayList<>());
            long late = 0;
            long accepted = 0;
            for (int round = 0; round < extent.rounds(ROUNDS); round++) {
                bench.settle();
                saves.samples().add(saves(browsers, guildhall, extent.of(TIME, SHORT)));
                bench.settle();
                JsonNode answer = revocations(browsers, guildhall, extent.of(TIMES, FEW));
                losses.samples().add(Browsers.sample(answer));
                late += answer.path("late").asLong();
                accepted += answer.path("acceptedLate").asLong();
                System.out.println(
                        "round " + (round + 1) + ": " + saves.samples().getLast() + "; " + answer);
            }
            report(bench, saves, losses, late, accepted);
        }
    }

    private static Sample saves(Browsers browsers, Guildhall guildhall, Duration time) {
        return Browsers.sample(browsers.task("frames", guildhall, guildhall.admins(1), time));
    }

    /** One of two administrators loses the role and gets it back, again and again, while the other one saves. */
    private static JsonNode revocations(Browsers browsers, Guildhall guildhall, int times) {
        List<Admin> both = guildhall.adminsOfOneGuild(2);
        ObjectNode more = Json.MAPPER
                .createObjectNode()
                .put("simulator", guildhall.simulator().url())
                .put("userId", both.getFirst().userId())
                .put("times", times)
                .put("quietMillis", QUIET.toMillis());
        more.set("victim", both.getFirst().toJson());
        more.set("writer", both.getLast().toJson());
        more.putArray("roles").add(Simulator.ADMIN_ROLE);
        return browsers.task("revocation", guildhall, more);
    }

    private static void report(Bench bench, Series saves, Series losses, long late, long accepted) {
        double ratio = losses.ratioTo(saves, Sample::p99Millis);
        int times = losses.samples().size() * bench.extent().of(TIMES, FEW);
        new Report("From a lost role to the last frame", "revocation", RevocationBenchmark.class, bench)
                .paragraph("""
                        %d rounds, %d losses of the role that let somebody in. From the request that takes the role in the \
                        simulated Discord until the notice `permission:revoked`, after which no frame of the guild may come: \
                        through gateway, bot, command, log, view and Redis. Meanwhile another administrator saves in that guild \
                        as fast as it is answered. For %d ms after each notice the user goes on trying to save. Save to browser: \
                        as in the benchmark `e2e`, one administrator. Ratio: median of the rounds' ratios.""".formatted(losses.samples().size(), times, QUIET.toMillis()))
                .table(
                        Report.cells("what", "p50 ms", "p99 ms"),
                        List.of(
                                Report.cells(saves.name(), saves.p50Millis(), saves.p99Millis()),
                                Report.cells(losses.name(), losses.p50Millis(), losses.p99Millis())))
                .table(
                        Report.cells("figure", "value", "bound", "met"),
                        List.of(
                                Report.cells("ratio of p99", Figures.ratio(ratio), BOUND, BOUND.verdict(ratio)),
                                Report.cells("frames after the notice", late, 0, late == 0 ? "yes" : "no"),
                                Report.cells("commands accepted after it", accepted, 0, accepted == 0 ? "yes" : "no")))
                .publish();
    }
}
