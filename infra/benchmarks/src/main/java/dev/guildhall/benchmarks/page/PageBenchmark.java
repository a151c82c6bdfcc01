package dev.guildhall.benchmarks.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.benchmarks.Address;
import dev.guildhall.benchmarks.Alternation;
import dev.guildhall.benchmarks.Bench;
import dev.guildhall.benchmarks.Bound;
import dev.guildhall.benchmarks.Extent;
import dev.guildhall.benchmarks.Figures;
import dev.guildhall.benchmarks.Report;
import dev.guildhall.benchmarks.Sample;
import dev.guildhall.benchmarks.Series;
import dev.guildhall.benchmarks.history.LongHistories;
import dev.guildhall.benchmarks.panel.Admin;
import dev.guildhall.benchmarks.panel.Browsers;
import dev.guildhall.benchmarks.panel.Guildhall;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The panel's page beside bare ones with the same libraries, served by the same program to the same browser. */
public final class PageBenchmark {
    private static final Bound USABLE = Bound.atMost(1.5);
    private static final Bound KIB = Bound.atMost(300);
    private static final Bound FRAMES = Bound.atMost(1.5);
    private static final int ROUNDS = 5;
    private static final int SCROLLING_ROUNDS = 3;
    private static final int VISITS = 3;
    private static final int MANY = 10_000;
    private static final int MANY_IN_SMOKE = 1_000;
    private static final int FEW = 100;
    /** Twice what 10,000 rows take where nothing has to be waited for: a run in which they were not reached is none. */
    private static final Duration SCROLLED = Duration.ofSeconds(60);

    private static final Duration SHORT = Duration.ofSeconds(8);
    private static final double BYTES_IN_KIB = 1024;
    private static final String SIGN_IN = "button.main";
    private static final String CONTROL = "#f-settings-prefix";
    private static final String TIMELINE = ".timeline";

    private PageBenchmark() {}

    public static void main(String[] arguments) {
        try (Bench bench = Bench.open()) {
            Address address = Address.of(bench.database());
            BarePages bare = new BarePages(Path.of("target", "bare-pages"));
            try (Guildhall guildhall = Guildhall.start(address, bare.environment());
                    LongHistories histories = new LongHistories(guildhall, address);
                    Browsers chromium = Browsers.chromium()) {
                Report report = new Report("The panel's page", "page", PageBenchmark.class, bench);
                opening(bench, guildhall, chromium, bare, report);
                scrolling(bench, guildhall, histories, chromium, bare, report);
                report.publish();
            }
        }
    }

    private static void opening(Bench bench, Guildhall guildhall, Browsers chromium, BarePages bare, Report report) {
        Admin admin = guildhall.admins(1).getFirst();
        Visitor visitor = new Visitor(chromium, guildhall, Optional.of(admin));
        Visitor nobody = new Visitor(chromium, guildhall, Optional.empty());
        String first = guildhall.httpUrl() + "/";
        String settings = first + "#/g/" + admin.guildId() + "/settings";
        String input = bare.withInput(guildhall);
        List<List<String>> rows = new ArrayList<>();
        for (String cache : List.of("cold", "warm")) {
            List<Opening> openings = List.of(
                    new Opening("first page, to sign in", nobody, first, SIGN_IN, cache, VISITS),
                    new Opening("settings, signed in", visitor, settings, CONTROL, cache, VISITS),
                    new Opening("a bare page", nobody, input, BarePages.INPUT, cache, VISITS));
            openings.forEach(opening -> opening.run(1, Duration.ZERO));
            List<Series> series = new Alternation(bench, openings)
                    .run(1, Duration.ZERO, bench.extent().rounds(ROUNDS));
            for (Series page : series.subList(0, 2)) {
                double ratio = page.ratioTo(series.getLast(), Sample::p50Millis);
                rows.add(Report.cells(
                        page.name(),
                        cache,
                        page.p50Millis(),
                        series.getLast().p50Millis(),
                        Figures.ratio(ratio),
                        USABLE,
                        USABLE.verdict(ratio)));
            }
        }
        report.section("Until it can be used")
                .paragraph("""
                        From the start of the navigation until the first control can be used: the button with which one signs in, the settings' first \
                        field for somebody who is signed in, and the input of a page that imports the same libraries and renders nothing else, in turn, \
                        %d visits each. All are bundled; the panel fetches the socket's library when its first view is there, the bare page has all at \
                        once. Cold: nothing in the browser's cache; warm: in a second tab. Ratio of the medians, median of the rounds.""".formatted(VISITS))
                .table(Report.cells("page", "cache", "ms", "bare page ms", "ratio", "bound", "met"), rows);
        report.section("What goes over the line")
                .paragraph("With nothing in the cache, until nothing more is fetched; headers included.")
                .table(
                        Report.cells("page", "KiB", "requests", "bound", "met"),
                        List.of(
                                transferred("first page, to sign in", nobody.open(first, SIGN_IN)),
                                transferred("settings, signed in", visitor.open(settings, CONTROL)),
                                transferred("the bare page", visitor.open(input, BarePages.INPUT))));
    }

    private static List<String> transferred(String page, JsonNode visit) {
        double kib = visit.path("bytes").asDouble() / BYTES_IN_KIB;
        return Report.cells(page, kib, visit.path("requests").asInt(), KIB, KIB.verdict(kib));
    }

    private static void scrolling(
            Bench bench,
            Guildhall guildhall,
            LongHistories histories,
            Browsers chromium,
            BarePages bare,
            Report report) {
        Extent extent = bench.extent();
        int many = extent.of(MANY, MANY_IN_SMOKE);
        List<Admin> admins = guildhall.admins(2);
        histories.grow(admins.getFirst(), many);
        histories.grow(admins.getLast(), FEW);
        Visitor anybody = new Visitor(chromium, guildhall, Optional.empty());
        List<Scrolling> lists = List.of(
                timeline("history of %,d".formatted(many), chromium, guildhall, admins.getFirst(), many),
                timeline("history of %,d".formatted(FEW), chromium, guildhall, admins.getLast(), FEW),
                new Scrolling(
                        "bare list of %,d".formatted(many),
                        anybody,
                        bare.withList(guildhall, many),
                        BarePages.LIST,
                        many));
        List<Series> series =
                new Alternation(bench, lists).run(1, extent.of(SCROLLED, SHORT), extent.rounds(SCROLLING_ROUNDS));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < lists.size(); i++) {
            Series one = series.get(i);
            rows.add(Report.cells(
                    one.name(),
                    one.perSecond(),
                    one.p50Millis(),
                    one.p99Millis(),
                    lists.get(i).most("longTasks"),
                    lists.get(i).most("longest"),
                    (int) lists.get(i).most("nodes")));
        }
        double toShort = series.getFirst().ratioTo(series.get(1), Sample::p99Millis);
        double toBare = series.getFirst().ratioTo(series.get(2), Sample::p99Millis);
        report.section("Scrolling")
                .paragraph("""
                        Back and forth by 24,000 pixels a second, through all of 10,000 rows in half a minute at the soonest, what is not there yet being \
                        fetched on the way; frames as the page sees them. Long tasks are those above 50 ms, the most of any round.""")
                .table(
                        Report.cells("list", "frames/s", "p50 ms", "p99 ms", "long tasks", "longest ms", "elements"),
                        rows)
                .table(
                        Report.cells("p99 of the long history against", "ratio", "bound", "met"),
                        List.of(
                                Report.cells("the short one", Figures.ratio(toShort), FRAMES, FRAMES.verdict(toShort)),
                                Report.cells("the bare list", Figures.ratio(toBare), FRAMES, FRAMES.verdict(toBare))));
    }

    private static Scrolling timeline(String name, Browsers chromium, Guildhall guildhall, Admin admin, int rows) {
        String url = guildhall.httpUrl() + "/#/g/" + admin.guildId() + "/history";
        return new Scrolling(name, new Visitor(chromium, guildhall, Optional.of(admin)), url, TIMELINE, rows);
    }
}
