package dev.guildhall.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.guildhall.allinone.MonitoringFiles.Alert;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Alerts and dashboard as files; whether the program tells what they ask for is MetricsIT's to say. */
class MonitoringTest {
    private static final Path OPERATIONS = Path.of("..", "docs", "operations.md");
    private static final String RUNBOOK = "infra/docs/operations.md#";
    private static final Pattern HEADING = Pattern.compile("(?m)^#{2,4} (.+)$");

    static Stream<Alert> alerts() {
        return MonitoringFiles.alerts().stream();
    }

    static Stream<String> expressions() {
        return MonitoringFiles.expressions().stream();
    }

    /** As the usual viewers of Markdown make them of headings. */
    private static Set<String> anchors() {
        return HEADING.matcher(MonitoringFiles.text(OPERATIONS))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void everyAlertSaysHowUrgentItIsAndWhatToDo(Alert alert) {
        assertThat(alert.name()).startsWith("Guildhall");
        assertThat(String.valueOf(alert.labels().get("severity"))).isIn("page", "ticket");
        assertThat(String.valueOf(alert.annotations().get("summary"))).isNotBlank();
        String runbook = String.valueOf(alert.annotations().get("runbook"));
        assertThat(runbook).startsWith(RUNBOOK);
        assertThat(anchors()).contains(runbook.substring(RUNBOOK.length()));
    }

    @Test
    void noTwoAlertsHaveOneName() {
        assertThat(alerts().map(Alert::name)).doesNotHaveDuplicates().hasSizeGreaterThan(15);
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void everyExpressionCanBeRead(String expression) {
        assertThat(PromQl.selectors(expression)).isNotEmpty();
    }

    @Test
    void panelsOfTheDashboardLieBesideOneAnotherAndUseTheChosenPrometheus() {
        List<Integer> ids = new ArrayList<>();
        Set<String> places = new TreeSet<>();
        for (JsonNode panel : MonitoringFiles.dashboard().path("panels")) {
            ids.add(panel.path("id").asInt());
            JsonNode place = panel.path("gridPos");
            assertThat(places.add(
                            place.path("x").asInt() + "," + place.path("y").asInt()))
                    .as(panel.path("title").asString())
                    .isTrue();
            assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(24);
            if (!panel.path("type").asString().equals("row")) {
                assertThat(panel.at("/datasource/uid").asString()).isEqualTo("${datasource}");
                assertThat(panel.path("targets")).isNotEmpty();
            }
        }
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(20);
    }

    /** Promtool knows more than this project: where it is, it has the last word. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "check rules guildhall.rules.yml",
                "check config prometheus.yml",
                "test rules guildhall.rules.test.yml"
            })
    void promtoolAgrees(String arguments) throws Exception {
        Optional<String> promtool = promtool();
        assumeTrue(promtool.isPresent(), "promtool is neither named by GUILDHALL_PROMTOOL nor on the path");
        List<String> command = new ArrayList<>(List.of(promtool.orElseThrow()));
        command.addAll(List.of(arguments.split(" ", -1)));

        Process process = new ProcessBuilder(command)
                .directory(MonitoringFiles.DIRECTORY.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
    }

    private static Optional<String> promtool() throws IOException {
        String named = System.getenv("GUILDHALL_PROMTOOL");
        if (named != null) {
            return Optional.of(named);
        }
        for (String directory : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            Path program = Path.of(directory, "promtool");
            if (!directory.isEmpty() && Files.isExecutable(program)) {
                return Optional.of(program.toRealPath().toString());
            }
        }
        return Optional.empty();
    }

    @Nested
    class WhenAnExpressionIsWrong {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "max(",
                    "max(a",
                    "a >",
                    "a{b}",
                    "a{b=c}",
                    "a{b=\"c\"",
                    "rate(a)",
                    "rate(a[5])",
                    "rate(a[5m]",
                    "a[5m]",
                    "a b",
                    "nonsense(a)",
                    "topk(a)",
                    "max by (a (b)",
                    "a ! b",
                    "$variable > 1"
                })
        void itIsRefused(String expression) {
            assertThatIllegalArgumentException().isThrownBy(() -> PromQl.selectors(expression));
        }

        @Test
        void labelsOfMatchersAndGroupingsAreAskedFor() {
            List<PromQl.Selector> selectors =
                    PromQl.selectors("sum by (job) (rate(a_total{state=~\"x|y\"}[5m])) > 2 * 3 and b == 0");

            assertThat(selectors).extracting(PromQl.Selector::metric).containsExactly("a_total", "b");
            assertThat(selectors.getFirst().labels()).containsExactly("job", "state");
            assertThat(selectors.getFirst().values().get("state")).hasToString("x|y");
            assertThat(selectors.getLast().labels()).isEmpty();
        }
    }
}
