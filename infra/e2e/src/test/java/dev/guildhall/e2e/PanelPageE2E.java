package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.testkit.NodeScript;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** People look after a guild on the panel's page, in real browsers, with the real bot and Discord's simulator. */
class PanelPageE2E extends Scene {
    private static final Path SCRIPT = Path.of("src", "test", "node", "panel-page.mjs");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    PanelPageE2E() {
        super(SharedInstallation.ONE_PROCESS);
    }

    @Test
    void letsPeopleLookAfterTheirGuild() {
        Map<String, String> environment = Map.of(
                "PANEL_URL", installation().commandUrl(),
                "SIMULATOR_URL", installation().discord().url(),
                "GUILD_ID", World.DEMO);
        try (NodeScript browsers = NodeScript.start(SCRIPT, List.of(), environment)) {
            JsonNode end = browsers.next(line -> line.path("event").asText().equals("end"), PATIENCE);
            List<JsonNode> checks =
                    browsers.all().stream().filter(line -> line.has("check")).toList();
            assertThat(checks)
                    .as("%s", browsers)
                    .allMatch(check -> check.path("ok").asBoolean())
                    .hasSize(end.path("checks").asInt());
        }
    }
}
