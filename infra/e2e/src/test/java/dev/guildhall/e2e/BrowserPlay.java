package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.testkit.NodeScript;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A script of checks that real browsers play, and what is done for it where a browser cannot. */
final class BrowserPlay {
    private static final Path SCRIPTS = Path.of("src", "test", "node");
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private BrowserPlay() {}

    /**
     * Returns when every check was seen to hold.
     *
     * @param stagehand what the script may ask for, by name; done one after the other while the script waits
     * @throws AssertionError when a check does not hold, or the script ends before its end
     */
    static void play(String script, Map<String, String> environment, Map<String, Runnable> stagehand) {
        try (NodeScript browsers = NodeScript.start(SCRIPTS.resolve(script), List.of(), environment)) {
            JsonNode line = next(browsers);
            while (!line.has("event")) {
                String what = line.path("ask").asText();
                Objects.requireNonNull(stagehand.get(what), what).run();
                browsers.send(Http.JSON.createObjectNode().put("done", what));
                line = next(browsers);
            }
            List<JsonNode> checks =
                    browsers.all().stream().filter(each -> each.has("check")).toList();
            assertThat(checks)
                    .as("%s", browsers)
                    .allMatch(check -> check.path("ok").asBoolean())
                    .hasSize(line.path("checks").asInt());
        }
    }

    private static JsonNode next(NodeScript browsers) {
        return browsers.next(
                line -> line.has("ask") || line.path("event").asText().equals("end"), PATIENCE);
    }
}
