package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.e2e.EventTable.Row;
import dev.guildhall.e2e.Http.Answer;
import org.junit.jupiter.api.Test;

/** A mistake in the panel, found and undone in Discord; and a configuration that is carried away. */
@Shares(Layout.ONE_PROCESS)
final class AllInOneGoingBackE2E extends Scene {
    private static final String DEMO = "/api/guilds/" + World.DEMO;

    @Test
    void whatWasChangedInThePanelIsSeenAndUndoneInDiscord() {
        String token = login(World.ADAM);
        Panel adam = installation().panel(token);
        String right = newPrefix();
        String wrong = newPrefix();
        accepted(adam.changePrefix(World.DEMO, right));
        long mistake = accepted(adam.changePrefix(World.DEMO, wrong));
        long begin = System.nanoTime();

        String seen = await("/config history to tell of " + wrong)
                .atMost(CONVERGENCE)
                .until(() -> description(type("/config history about:settings.prefix")), text -> text.contains(wrong));
        assertThat(seen.lines().limit(2))
                .satisfiesExactly(
                        first -> assertThat(first).endsWith("· panel"),
                        second -> assertThat(second).isEqualTo("settings.prefix: `%s` → `%s`".formatted(right, wrong)));

        try (Ear browser = Ear.onSocket(installation(), token)) {
            JsonNode asked = type("/config revert change:" + mistake + " reason:by mistake");
            assertThat(description(asked)).isEqualTo("settings.prefix: `%s` → `%s`".formatted(wrong, right));
            awaitBotShows(wrong, begin, CONVERGENCE);
            long confirmed = System.nanoTime();
            JsonNode done = press(asked);
            assertThat(description(done)).isEqualTo(description(asked));

            Row row = installation().log().after(mistake).stream()
                    .filter(one -> one.type().equals("settings.Changed"))
                    .findFirst()
                    .orElseThrow();
            JsonNode heard = browser.event("config:updated", row.position(), remaining(confirmed, CONVERGENCE));
            awaitBotShows(right, confirmed, CONVERGENCE);
            assertThat(heard.path("settings").path("prefix").asText()).isEqualTo(right);
            assertThat(row.metadata()).contains(World.ADAM, "discord");
            assertThat(ReasonsInLog.of(installation(), row.position())).isEqualTo("by mistake");
        }
    }

    @Test
    void anExportIsTakenUpAgainAndIsToldWhereItDoesNotFit() {
        Panel olivia = panelOf(World.OLIVIA);
        long version = accepted(olivia.patch(DEMO + "/settings", "{\"logChannelId\":\"1180000000000000202\"}"));
        Answer export = olivia.get(DEMO + "/export?atLeast=" + version);
        accepted(export);
        ObjectNode request = Http.JSON.createObjectNode();
        request.set("document", export.data());

        Answer elsewhere = panelOf(World.ERIN).post("/api/guilds/" + World.ELSEWHERE + "/import", request.toString());
        accepted(elsewhere);
        assertThat(elsewhere.data().path("refused").toString()).contains("/document/settings/logChannelId");
        assertThat(elsewhere.data().path("ids").toString()).contains("\"name\":\"logs\",\"how\":\"MISSING\"");

        Answer own = olivia.post(
                DEMO + "/import",
                request.put("dryRun", false).put("reason", "a backup").toString());
        assertThat(accepted(own)).isEqualTo(export.version());
        assertThat(own.data().path("changes")).isEmpty();
        accepted(olivia.patch(DEMO + "/settings", "{\"logChannelId\":null}"));
    }

    private JsonNode type(String command) {
        return installation().discord().type(World.DEMO, World.ADAM, command).body();
    }

    /** The first button of a message that adam sees. */
    private JsonNode press(JsonNode message) {
        ObjectNode body = Http.JSON
                .createObjectNode()
                .put("userId", World.ADAM)
                .put("messageId", message.path("messageId").asText())
                .put(
                        "customId",
                        message.at("/components/0/components/0/custom_id").asText());
        return installation().discord().act("POST", "/guilds/" + World.DEMO + "/clicks", body.toString());
    }

    private static String description(JsonNode answer) {
        return answer.at("/embeds/0/description").asText();
    }
}
