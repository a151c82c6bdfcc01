package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Members request and vote, and a DJ steers: in Discord, and in every open panel. */
@Shares(Layout.ONE_PROCESS)
class AllInOneMusicE2E extends Scene {
    private static final String MODULE = "/api/guilds/" + World.DEMO + "/modules/music";
    private static final String QUEUE = "/api/guilds/" + World.DEMO + "/music/queue";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @BeforeEach
    void switchOn() {
        accepted(panelOf(World.ADAM).patch(MODULE, """
                {"enabled":true,"config":{"djRoleId":"%s","voteSkipPercent":100}}""".formatted(World.SUPPORT_ROLE)));
    }

    @AfterEach
    void switchOff() {
        typed(World.ADAM, "/music clear");
        accepted(panelOf(World.ADAM).patch(MODULE, "{\"enabled\":false,\"config\":null}"));
    }

    private String typed(String userId, String command) {
        return installation().discord().type(World.DEMO, userId, command).body().toString();
    }

    private static List<String> texts(JsonNode queue) {
        List<String> texts = new ArrayList<>();
        queue.path("tracks").forEach(track -> texts.add(track.path("text").asText()));
        return texts;
    }

    private JsonNode queue() {
        return panelOf(World.ADAM).get(QUEUE).data();
    }

    private void awaitQueue(String... texts) {
        await("the queue")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(texts(queue())).containsExactly(texts));
    }

    private String voiceChannel() {
        return installation()
                .discord()
                .act("POST", "/guilds/" + World.DEMO + "/channels", "{\"type\":\"voice\",\"name\":\"Jukebox\"}")
                .path("id")
                .asText();
    }

    private void listen(String userId, String channelId) {
        installation()
                .discord()
                .act(
                        "PUT",
                        "/guilds/" + World.DEMO + "/members/" + userId + "/voice",
                        "{\"channelId\":\"" + channelId + "\"}");
    }

    @Test
    void isRequestedVotedOnAndSteered() {
        String first = installation().discord().newMember(World.DEMO);
        String second = installation().discord().newMember(World.DEMO);
        try (Ear browser = Ear.onSocket(installation(), login(World.ADAM))) {
            assertThat(typed(first, "/music request text:https://music.example/1"))
                    .contains("in place 1");
            browser.hear(
                    "that the queue is stale",
                    line -> "invalidate".equals(line.path("name").asText())
                            && line.path("data").path("keys").toString().contains("\"" + World.DEMO + "\",\"music\"]"),
                    PATIENCE);
        }
        assertThat(typed(second, "/music request text:Kumquat blues")).contains("in place 2");
        awaitQueue("https://music.example/1", "Kumquat blues");

        String channelId = voiceChannel();
        listen(first, channelId);
        listen(second, channelId);
        await("the bot to know who listens")
                .atMost(PATIENCE)
                .until(() -> typed(second, "/music skip").contains("1 of 2"));
        await("the vote").atMost(PATIENCE).until(() -> queue().path("votes").asInt() == 1);
        assertThat(typed(second, "/music clear")).contains("Only DJs");

        assertThat(typed(World.ADAM, "/music skip")).contains("is skipped");
        awaitQueue("Kumquat blues");
        assertThat(typed(World.ADAM, "/music volume level:35")).contains("35 %");
        assertThat(typed(second, "/music skip")).contains("is skipped");
        awaitQueue();
        await("the volume").atMost(PATIENCE).until(() -> queue().path("volume").asInt() == 35);
        refused(panelOf(World.ERIN).get(QUEUE), 403);
    }
}
