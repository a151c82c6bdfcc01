package dev.guildhall.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures that the program tells, against the page that says what they are. */
class MetricsIT {
    private static final Path PAGE = Path.of("../docs/metrics.md");
    private static final Pattern OWN = Pattern.compile("\\| `(guildhall\\.[a-z.]+)` \\| ([a-z]+) \\|.*");
    private static final Pattern PLATFORM = Pattern.compile("\\| `([a-z_]+)` \\|.*");
    private static final Pattern TYPE = Pattern.compile("# TYPE ([a-zA-Z_:]+) [a-z]+");

    @TempDir
    private static Path data = Path.of("");

    private static RunningProgram program;

    @BeforeAll
    static void start() {
        program = RunningProgram.start(data, "--guildhall.log.anchor.file=" + data.resolve("anchors"));
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    private static String prometheus(String name, String kind) {
        String base = name.replace('.', '_');
        return switch (kind) {
            case "counter" -> base + "_total";
            case "timer", "seconds" -> base + "_seconds";
            case "gauge", "distribution" -> base;
            default -> throw new AssertionError("no such kind: " + kind);
        };
    }

    private static Set<String> documented() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .map(OWN::matcher)
                .filter(Matcher::matches)
                .map(row -> prometheus(row.group(1), row.group(2)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> platform() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .map(PLATFORM::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(1))
                .toList();
    }

    private static String told() throws IOException, InterruptedException {
        return program.raw("/actuator/prometheus");
    }

    private static Set<String> names(String exposition) {
        return exposition
                .lines()
                .map(TYPE::matcher)
                .filter(Matcher::matches)
                .map(type -> type.group(1).replaceFirst("_max$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static HttpResponse<String> forwarded(String path) throws IOException, InterruptedException {
        try (HttpClient proxy = HttpClient.newHttpClient()) {
            return proxy.send(
                    HttpRequest.newBuilder(URI.create(program.origin() + path))
                            .header("X-Forwarded-For", "203.0.113.7")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void everyOwnMetricIsDocumentedAndEveryDocumentedOneIsTold() {
        await().untilAsserted(() -> assertThat(names(told()).stream().filter(name -> name.startsWith("guildhall_")))
                .containsExactlyInAnyOrderElementsOf(documented()));
    }

    @Test
    void thePlatformTellsWhatThePagePromises() throws Exception {
        program.get("/api/guilds/" + RunningProgram.DEMO, RunningProgram.ADAM);

        await().untilAsserted(() -> assertThat(names(told())).containsAll(platform()));
    }

    /** What an alert or the dashboard asks for is told, with every label, under that very name. */
    @Test
    void alertsAndDashboardAskForNothingThatIsNotTold() throws Exception {
        program.get("/api/guilds/" + RunningProgram.DEMO, RunningProgram.ADAM);

        await().untilAsserted(() -> {
            Exposition exposition = Exposition.of(told());
            assertThat(MonitoringFiles.expressions().stream()
                            .flatMap(expression -> exposition.missing(expression).stream()))
                    .isEmpty();
        });
    }

    @Test
    void nobodysIdIsATag() throws Exception {
        await().until(() -> program.get("/api/guilds/" + RunningProgram.DEMO, RunningProgram.ADAM)
                        .status()
                == 200);
        program.send(
                "PATCH", "/api/guilds/" + RunningProgram.DEMO + "/settings", RunningProgram.ADAM, "{\"prefix\":\"~\"}");

        await().untilAsserted(() -> assertThat(told())
                .contains("/api/guilds/{guildId}/settings")
                .contains("guildhall_log_append_events_total"));
        assertThat(told()).doesNotContain(RunningProgram.DEMO, RunningProgram.ADAM, RunningProgram.OTTO);
        assertThat(told().lines().filter(line -> line.matches("[^ ]*\"[0-9]{15,20}\".*")))
                .isEmpty();
    }

    @Test
    void whoComesThroughAProxySeesHealthAlone() throws Exception {
        assertThat(forwarded("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(forwarded("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(forwarded("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(forwarded("/actuator/info").statusCode()).isEqualTo(200);
        assertThat(forwarded("/actuator/prometheus").statusCode()).isEqualTo(401);
        assertThat(forwarded("/actuator").statusCode()).isEqualTo(401);
        assertThat(forwarded("/actuator/health").body()).doesNotContain("components", "version", "path");
    }
}
