package dev.guildhall.benchmarks.rebuild;

import dev.guildhall.benchmarks.Address;
import dev.guildhall.benchmarks.Alternation;
import dev.guildhall.benchmarks.Bench;
import dev.guildhall.benchmarks.Bound;
import dev.guildhall.benchmarks.Extent;
import dev.guildhall.benchmarks.Figures;
import dev.guildhall.benchmarks.ManyGuilds;
import dev.guildhall.benchmarks.Report;
import dev.guildhall.benchmarks.Sample;
import dev.guildhall.benchmarks.Series;
import dev.guildhall.benchmarks.commands.GuildCommands;
import dev.guildhall.benchmarks.stockaxon.AxonStack;
import dev.guildhall.eventlog.EventCodec;
import dev.guildhall.eventlog.LogFill;
import dev.guildhall.query.rebuild.RebuildRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rebuilding the configuration view beside the live one: against one statement of SQL, stock Axon, and one guild of many. Whether it ends when it said so, and how it is undone. */
public final class RebuildBenchmark {
    private static final Bound AGAINST_SQL = Bound.atLeast(0.9);
    private static final Bound AGAINST_AXON = Bound.atLeast(20);
    private static final Bound ONE_GUILD = Bound.atMost(0.01);
    private static final Bound ETA = Bound.atMost(0.1);
    private static final Bound ROLLBACK_SECONDS = Bound.atMost(1);
    private static final int ETA_AFTER_PERCENT = 20;
    private static final double MILLIS_A_SECOND = 1e3;
    private static final int ROUNDS = 5;
    private static final int GUILDS = 20;
    private static final int EVENTS = 1_000_000;
    private static final int EVENTS_IN_SMOKE = 20_000;
    private static final int AXON_EVENTS = 20_000;
    private static final int AXON_EVENTS_IN_SMOKE = 500;
    private static final int CONNECTIONS = 10;
    private static final int AXON_BATCH = 1_000;
    private static final Duration LIVE_PATIENCE = Duration.ofMinutes(5);

    private RebuildBenchmark() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (Bench bench = Bench.open();
                RebuildRun run = new RebuildRun(Address.of(bench.database()).pool(CONNECTIONS));
                AxonStack axon = new AxonStack(Address.of(bench.database()), CONNECTIONS)) {
            Extent extent = bench.extent();
            int events = extent.of(EVENTS, EVENTS_IN_SMOKE);
            int axonEvents = extent.of(AXON_EVENTS, AXON_EVENTS_IN_SMOKE);
            DataSource dataSource = run.bean(DataSource.class);
            LogFill.fill(dataSource, run.bean(EventCodec.class), events, ManyGuilds::event);
            JdbcClient.create(dataSource).sql("vacuum (analyze) log.event").update();
            fill(axon, axonEvents);
            if (!run.awaitLive(LIVE_PATIENCE)) {
                throw new IllegalStateException("the live view has not come to the end of the log");
            }
            InsertSelect peer = new InsertSelect(dataSource, events);
            Alternation alternation = new Alternation(
                    bench,
                    List.of(
                            Rebuilding.ofAll("rebuild beside the live view", run, events),
                            peer,
                            new StockAxon(axon, axonEvents),
                            Rebuilding.ofEach("one guild of " + ManyGuilds.COUNT, run, someGuilds())));
            alternation.run(1, Duration.ZERO, extent.rounds(2));
            peer.check();
            int rounds = extent.rounds(ROUNDS);
            List<Series> series = alternation.run(1, Duration.ZERO, rounds);
            List<Undone> undone = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                undone.add(undone(bench, run));
            }
            report(bench, series, undone, rounds, events);
        }
    }

    /**
     * A rebuild as operators start it, and its end.
     *
     * @param etaError share of the time that was left
     */
    private record Undone(double etaError, double rollbackSeconds) {}

    private static Undone undone(Bench bench, RebuildRun run) {
        bench.settle();
        double etaError = run.etaError(ETA_AFTER_PERCENT);
        Undone undone = new Undone(etaError, run.rollBack().toMillis() / MILLIS_A_SECOND);
        System.out.println(undone);
        return undone;
    }

    /** One takes so short that the machine's own affairs are most of what would be measured. */
    private static List<String> someGuilds() {
        return IntStream.range(0, GUILDS)
                .mapToObj(n -> GuildCommands.guild(n * (ManyGuilds.COUNT / GUILDS)))
                .toList();
    }

    private static void fill(AxonStack axon, int events) {
        axon.createTables();
        List<DomainEventMessage<?>> batch = new ArrayList<>();
        for (int n = 0; n < events; n++) {
            batch.add(ManyGuilds.event((long) ManyGuilds.COUNT + n));
            if (batch.size() == AXON_BATCH || n == events - 1) {
                axon.append(batch);
                batch.clear();
            }
        }
    }

    private static void report(Bench bench, List<Series> series, List<Undone> undone, int rounds, int events) {
        Series rebuild = series.getFirst();
        double sql = rebuild.ratioTo(series.get(1), Sample::perSecond);
        double axon = rebuild.ratioTo(series.get(2), Sample::perSecond);
        // Runs of either in a second: how much of a whole rebuild's time one guild takes.
        double guild = rebuild.ratioTo(series.get(3), Sample::perSecond) / events;
        List<List<String>> rows = List.of(
                Report.cells(rebuild.name(), rebuild.perSecond(), "", "", ""),
                Report.cells(
                        series.get(1).name(),
                        series.get(1).perSecond(),
                        Figures.ratio(sql),
                        AGAINST_SQL,
                        AGAINST_SQL.verdict(sql)),
                Report.cells(
                        series.get(2).name(),
                        series.get(2).perSecond(),
                        Figures.ratio(axon),
                        AGAINST_AXON,
                        AGAINST_AXON.verdict(axon)),
                Report.cells(
                        series.get(3).name(), series.get(3).perSecond(), guild, ONE_GUILD, ONE_GUILD.verdict(guild)));
        new Report("Rebuilding the configuration view", "rebuild", RebuildBenchmark.class, bench)
                .paragraph("""
                        %d rounds in turn over %,d events of %d guilds, in memory after two rounds of warm-up, with the live projection \
                        running and no budget. A rebuild is everything from its beginning to the swap: read, fold, COPY, indexes, \
                        comparison with the live view. INSERT … SELECT makes the same rows, which is checked, and compares and \
                        swaps nothing. Stock Axon has a store of its own with fewer events, whose rate does not depend on their number. \
                        Ratios are of rates, medians of the rounds' ratios; of one guild it is its time in that of all, the mean of %d \
                        guilds one after another, and its rate is rebuilds a second.""".formatted(rounds, events, ManyGuilds.COUNT, GUILDS))
                .table(Report.cells("what", "events/s", "ratio", "bound", "met"), rows)
                .paragraph("""
                        Then %d rebuilds within the budget that the program has by default, each rolled back afterwards. The time \
                        left is what operators are told when %d %% of the log are in what is made; its error is a share of the time \
                        that was left then. The worst of all.""".formatted(rounds, ETA_AFTER_PERCENT))
                .table(
                        Report.cells("figure", "worst", "bound", "met"),
                        List.of(
                                worst("error of the time left", undone, Undone::etaError, ETA),
                                worst("rollback, s", undone, Undone::rollbackSeconds, ROLLBACK_SECONDS)))
                .publish();
    }

    private static List<String> worst(String name, List<Undone> undone, ToDoubleFunction<Undone> figure, Bound bound) {
        double worst = undone.stream().mapToDouble(figure).max().orElseThrow();
        return Report.cells(name, worst, bound, bound.verdict(worst));
    }
}
