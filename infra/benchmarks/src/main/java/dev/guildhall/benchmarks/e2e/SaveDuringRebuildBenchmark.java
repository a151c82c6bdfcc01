package dev.guildhall.benchmarks.e2e;

import dev.guildhall.benchmarks.Address;
import dev.guildhall.benchmarks.Alternation;
import dev.guildhall.benchmarks.Bench;
import dev.guildhall.benchmarks.Bound;
import dev.guildhall.benchmarks.Contender;
import dev.guildhall.benchmarks.Extent;
import dev.guildhall.benchmarks.Figures;
import dev.guildhall.benchmarks.ManyGuilds;
import dev.guildhall.benchmarks.Report;
import dev.guildhall.benchmarks.Sample;
import dev.guildhall.benchmarks.Series;
import dev.guildhall.benchmarks.commands.CommandStack;
import dev.guildhall.benchmarks.panel.Browsers;
import dev.guildhall.benchmarks.panel.Guildhall;
import dev.guildhall.eventlog.EventCodec;
import dev.guildhall.eventlog.LogFill;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From a save to the frame in the browser while views are rebuilt beside the live ones, and while nothing is. */
public final class SaveDuringRebuildBenchmark {
    private static final Bound P99 = Bound.atMost(1.5);
    private static final List<String> PROJECTIONS = List.of("configuration-view", "timeline");
    private static final int ADMINS = 16;
    private static final int ROUNDS = 5;
    private static final int EVENTS = 1_000_000;
    private static final int EVENTS_IN_SMOKE = 20_000;
    private static final Duration TIME = Duration.ofSeconds(8);
    private static final Duration SHORT = Duration.ofSeconds(2);

    private SaveDuringRebuildBenchmark() {}

    public static void main(String[] arguments) {
        try (Bench bench = Bench.open()) {
            Address address = Address.of(bench.database());
            Extent extent = bench.extent();
            int events = extent.of(EVENTS, EVENTS_IN_SMOKE);
            fill(address, events);
            try (Guildhall guildhall = Guildhall.start(address);
                    Browsers browsers = Browsers.start()) {
                Rebuilds rebuilds = new Rebuilds(guildhall);
                rebuilds.awaitAll();
                WarmUp.of(browsers, guildhall, ADMINS, extent);
                PanelContender admins = new PanelContender(browsers, guildhall, PanelContender.FRAMES);
                List<Contender> contenders = new ArrayList<>(List.of(admins));
                for (String projection : PROJECTIONS) {
                    contenders.add(new BesideRebuild(admins, rebuilds, projection, extent == Extent.FULL));
                }
                Alternation alternation = new Alternation(bench, contenders);
                alternation.run(ADMINS, extent.of(TIME, SHORT), extent.rounds(1));
                report(bench, alternation.run(ADMINS, extent.of(TIME, SHORT), extent.rounds(ROUNDS)), events);
            }
        }
    }

    private static void fill(Address address, int events) {
        try (CommandStack stack = new CommandStack(address)) {
            LogFill.fill(stack.dataSource(), stack.bean(EventCodec.class), events, ManyGuilds::event);
            JdbcClient.create(stack.dataSource())
                    .sql("vacuum (analyze) log.event")
                    .update();
        }
    }

    private static void report(Bench bench, List<Series> series, int events) {
        Series idle = series.getFirst();
        List<List<String>> rows = new ArrayList<>();
        rows.add(Report.cells("no rebuild", idle.p50Millis(), idle.p99Millis(), idle.perSecond(), "", "", ""));
        for (Series one : series.subList(1, series.size())) {
            double ratio = one.ratioTo(idle, Sample::p99Millis);
            rows.add(Report.cells(
                    one.name(),
                    one.p50Millis(),
                    one.p99Millis(),
                    one.perSecond(),
                    Figures.ratio(ratio),
                    P99,
                    P99.verdict(ratio)));
        }
        new Report(
                        "From save to browser during a rebuild",
                        "save-during-rebuild",
                        SaveDuringRebuildBenchmark.class,
                        bench)
                .paragraph("""
                        %d rounds in turn, after one of warm-up, over %,d events of %d guilds. %d administrators, each with a guild and a \
                        browser of their own, save the prefix and save again when the frame is there. A rebuild is begun by an operator \
                        with the program's default budget; what is measured begins with its first event and ends before \
                        it does, when it is given up. Ratio: p99 against no rebuild, median of the rounds' ratios.""".formatted(idle.samples().size(), events, ManyGuilds.COUNT, ADMINS))
                .table(Report.cells("meanwhile", "p50 ms", "p99 ms", "saves/s", "ratio of p99", "bound", "met"), rows)
                .publish();
    }
}
