package dev.guildhall.allinone;

import dev.guildhall.events.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;

/** What stands in infra/deploy/monitoring. */
final class MonitoringFiles {
    static final Path DIRECTORY = Path.of("..", "deploy", "monitoring");
    static final String RULES = "guildhall.rules.yml";

    private MonitoringFiles() {}

    /** An alert as the file has it. */
    record Alert(String name, String expression, Map<?, ?> labels, Map<?, ?> annotations) {}

    static List<Alert> alerts() {
        List<Alert> alerts = new ArrayList<>();
        for (Object group : list(yaml(RULES).get("groups"))) {
            for (Object rule : list(map(group).get("rules"))) {
                Map<?, ?> fields = map(rule);
                alerts.add(new Alert(
                        String.valueOf(fields.get("alert")),
                        String.valueOf(fields.get("expr")),
                        map(fields.get("labels")),
                        map(fields.get("annotations"))));
            }
        }
        return alerts;
    }

    private static List<?> list(@Nullable Object value) {
        return (List<?>) Objects.requireNonNull(value);
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return (Map<?, ?>) Objects.requireNonNull(value);
    }

    private static Map<?, ?> yaml(String file) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text(DIRECTORY.resolve(file)));
    }

    static JsonNode dashboard() {
        return EventJson.mapper().readTree(text(DIRECTORY.resolve("grafana-dashboard.json")));
    }

    /** With values in the place of Grafana's variables. */
    static List<String> dashboardExpressions() {
        List<String> expressions = new ArrayList<>();
        for (JsonNode panel : dashboard().path("panels")) {
            for (JsonNode target : panel.path("targets")) {
                expressions.add(target.path("expr")
                        .asString()
                        .replace("$__rate_interval", "1m")
                        .replace("$job", "guildhall.*"));
            }
        }
        return expressions;
    }

    static List<String> expressions() {
        List<String> all = new ArrayList<>(dashboardExpressions());
        alerts().forEach(alert -> all.add(alert.expression()));
        return all;
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
