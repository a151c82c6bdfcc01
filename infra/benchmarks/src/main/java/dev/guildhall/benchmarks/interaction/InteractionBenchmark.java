package dev.guildhall.benchmarks.interaction;

import dev.guildhall.benchmarks.Address;
import dev.guildhall.benchmarks.Bench;
import dev.guildhall.benchmarks.Bound;
import dev.guildhall.benchmarks.Report;
import dev.guildhall.benchmarks.Sample;
import dev.guildhall.testkit.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How soon clicks are acknowledged and answered, beside a bot that only replies; and while the other sides are away. */
public final class InteractionBenchmark {
    private static final Bound DISCORDS = Bound.atMost(3_000);
    private static final int RATE = 50;
    private static final int ROUNDS = 5;
    private static final int WARM_UPS = 3;
    private static final int BACKLOG = 10_000;
    private static final Duration TIME = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofSeconds(2);

    private InteractionBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        try (Bench bench = Bench.open();
                ServerSocket silent = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress())) {
            List<Burst> bare = new ArrayList<>();
            List<Burst> whole = new ArrayList<>();
            try (Setting bareBot = Setting.bare();
                    Setting guildhall = Setting.guildhall(Address.of(bench.database()))) {
                run(bench, bareBot, new ArrayList<>(), bench.extent().of(WARM_UPS, 1));
                run(bench, guildhall, new ArrayList<>(), bench.extent().of(WARM_UPS, 1));
                for (int round = 0; round < bench.extent().rounds(ROUNDS); round++) {
                    run(bench, bareBot, bare, 1);
                    run(bench, guildhall, whole, 1);
                }
            }
            List<Burst> refused = away(bench, "http://localhost:" + FreePorts.next());
            List<Burst> silence = away(bench, "http://localhost:" + silent.getLocalPort());
            report(bench, Burst.median(bare), Burst.median(whole), Burst.median(refused), Burst.median(silence));
        }
    }

    private static void run(Bench bench, Setting setting, List<Burst> into, int times) {
        for (int i = 0; i < times; i++) {
            bench.settle();
            into.add(setting.burst(RATE, bench.extent().of(TIME, SHORT)));
        }
    }

    private static List<Burst> away(Bench bench, String url) {
        List<Burst> bursts = new ArrayList<>();
        try (Setting alone = Setting.alone(url)) {
            run(bench, alone, new ArrayList<>(), 1);
            run(bench, alone, bursts, bench.extent().rounds(ROUNDS));
        }
        return bursts;
    }

    private static void report(Bench bench, Burst bare, Burst whole, Burst refused, Burst silence) {
        new Report("Interactions", "interactions", InteractionBenchmark.class, bench)
                .paragraph("""
                        %d clicks a second, each by another member, for %d s, several rounds; medians of the rounds. Every bot has the \
                        simulator in a process beside it. Acknowledged: from the click until Discord was told something, as the \
                        simulator tells. Answered: until the member can read the reply, which is ephemeral. Bare: JDA and one \
                        reply. Guildhall: the all-in-one; a click enters a giveaway, which is stored before it is answered. Away: \
                        the bot alone, where nothing listens in the place of the other sides, and where something does that \
                        never answers.""".formatted(RATE, TIME.toSeconds()))
                .table(
                        Report.cells(
                                "bot",
                                "acknowledged p50 ms",
                                "p99 ms",
                                "answered p50 ms",
                                "p99 ms",
                                "unanswered",
                                "said",
                                "acknowledged in 3 s",
                                "answered in 3 s"),
                        List.of(
                                row("bare JDA", bare),
                                row("Guildhall", whole),
                                row("Guildhall, sides refuse", refused),
                                row("Guildhall, sides are silent", silence)))
                .publish();
    }

    private static List<String> row(String name, Burst burst) {
        return Report.cells(
                name,
                burst.acknowledged().p50Millis(),
                burst.acknowledged().p99Millis(),
                burst.answered().p50Millis(),
                burst.answered().p99Millis(),
                burst.unanswered(),
                burst.said(),
                within(burst, burst.acknowledged()),
                within(burst, burst.answered()));
    }

    private static String within(Burst burst, Sample times) {
        return burst.unanswered() > 0 ? "no" : DISCORDS.verdict(times.p99Millis());
    }
}
