package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A member breaks a rule, is warned once too often, and is forgiven: in Discord and for panels. */
@Shares(Layout.ONE_PROCESS)
class AllInOneModerationE2E extends Scene {
    private static final String GENERAL = "1180000000000000201";
    private static final String LOGS = "1180000000000000202";
    private static final String MODULE = "/api/guilds/" + World.DEMO + "/modules/moderation";
    private static final String CASES = "/api/guilds/" + World.DEMO + "/cases";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private String member = "";

    @BeforeEach
    void switchOn() {
        member = installation().discord().newMember(World.DEMO);
        accepted(panelOf(World.ADAM).patch(MODULE, """
                        {"enabled":true,"config":{"blockedWords":["kumquat"],"action":"WARN","maxWarnings":1,
                         "logChannelId":"%s"}}""".formatted(LOGS)));
        await("the bot to know that there are rules").atMost(PATIENCE).until(() -> isOn(typed("/module list")));
    }

    private JsonNode typed(String command) {
        return installation()
                .discord()
                .type(World.DEMO, World.ADAM, command)
                .body()
                .path("embeds")
                .path(0)
                .path("fields");
    }

    private static boolean isOn(JsonNode modules) {
        for (JsonNode module : modules) {
            if (module.path("name").asText().equals("moderation")) {
                return module.path("value").asText().equals("on");
            }
        }
        return false;
    }

    @AfterEach
    void switchOff() {
        accepted(panelOf(World.ADAM).patch(MODULE, "{\"enabled\":false,\"config\":null}"));
    }

    @Test
    void isWarnedTimedOutToldOfAndForgiven() {
        write("kumquat");
        await("the rule to be broken").atMost(PATIENCE).until(() -> cases().size() == 2);
        await("the timeout").atMost(PATIENCE).until(this::isTimedOut);
        List<JsonNode> found = cases();
        JsonNode timeout = found.stream()
                .filter(one -> one.path("rule").asText().equals("warnings"))
                .findFirst()
                .orElseThrow();
        assertThat(found).extracting(one -> one.path("kind").asText()).contains("warn", "timeout");
        int number = timeout.path("number").asInt();
        await("the line").atMost(PATIENCE).until(() -> lines(number) == 1);

        accepted(panelOf(World.ADAM).post(CASES + "/" + number + "/revoke", "{\"reason\":\"Enough\"}"));

        await("the end of it").atMost(PATIENCE).until(() -> !isTimedOut());
        await("the line about that").atMost(PATIENCE).until(() -> lines(number) == 2);
        refused(panelOf(World.ERIN).get(CASES), 403);
    }

    private void write(String text) {
        ObjectNode body = Http.JSON
                .createObjectNode()
                .put("userId", member)
                .put("channelId", GENERAL)
                .put("content", text);
        installation().discord().act("POST", "/guilds/" + World.DEMO + "/messages", body.toString());
    }

    private List<JsonNode> cases() {
        List<JsonNode> found = new ArrayList<>();
        panelOf(World.ADAM).get(CASES + "?userId=" + member).data().forEach(found::add);
        return found;
    }

    private JsonNode demo() {
        for (JsonNode guild : installation().discord().act("GET", "/state", "").path("guilds")) {
            if (World.DEMO.equals(guild.path("id").asText())) {
                return guild;
            }
        }
        throw new AssertionError("the demo guild is gone");
    }

    private boolean isTimedOut() {
        return !installation()
                .discord()
                .memberOf(World.DEMO, member)
                .path("communication_disabled_until")
                .isNull();
    }

    private long lines(int number) {
        long lines = 0;
        for (JsonNode channel : demo().path("channels")) {
            for (JsonNode message : channel.path("messages")) {
                if (channel.path("id").asText().equals(LOGS)
                        && message.path("content").asText().startsWith("**Case " + number + "**")) {
                    lines++;
                }
            }
        }
        return lines;
    }
}
