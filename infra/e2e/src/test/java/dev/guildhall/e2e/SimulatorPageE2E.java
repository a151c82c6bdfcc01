package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.e2e.Http.Answer;
import dev.guildhall.testkit.NodeScript;
import dev.guildhall.testkit.discord.DiscordApi;
import dev.guildhall.testkit.discord.Exchanges;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Somebody plays several members on the simulator's page, in a real browser, against the real bot. */
@Shares(Layout.ONE_PROCESS)
class SimulatorPageE2E extends Scene {
    private static final Path SCRIPT = Path.of("src", "test", "node", "page.mjs");
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Test
    void letsOnePlayEveryMember() {
        Map<String, String> environment =
                Map.of("PAGE_URL", installation().discord().url() + "/");
        try (NodeScript browser = NodeScript.start(SCRIPT, List.of(), environment)) {
            JsonNode end = browser.next(line -> line.path("event").asText().equals("end"), PATIENCE);
            List<JsonNode> checks =
                    browser.all().stream().filter(line -> line.has("check")).toList();
            assertThat(checks)
                    .as("%s", browser)
                    .allMatch(check -> check.path("ok").asBoolean())
                    .hasSize(end.path("checks").asInt());
        }
    }

    /** All that the bot has done in this installation so far, by whichever test. */
    @Test
    void saysAndHearsNothingThatDiscordDoesNotDescribe() {
        DiscordApi discord = DiscordApi.find().orElse(null);
        assumeTrue(discord != null, DiscordApi.ABSENT);
        Answer calls = Http.send("GET", installation().discord().url() + "/sim/calls?answers=true", Map.of(), null);
        assertThat(calls.body().path("calls")).isNotEmpty();
        assertThat(Exchanges.faults(discord, calls.body().toString())).isEmpty();
    }
}
