package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.e2e.Http.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One giveaway, from Discord or from the panel, to everybody who looks at it, to its end and its proof. */
abstract class GiveawayTravels extends Scene {
    static final String CHANNEL = "1180000000000000203";
    static final String GIVEAWAYS = "/api/guilds/" + World.DEMO + "/giveaways";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path VERIFIER = Path.of("..", "verify-draw", "verify-draw.mjs");

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void switchOn() {
        accepted(panelOf(World.ADAM).patch("/api/guilds/" + World.DEMO + "/modules/giveaway", "{\"enabled\":true}"));
    }

    @Test
    void madeInDiscordItIsSeenByPanelsWithinASecondAndEnteredByAButton() {
        try (Ear browser = Ear.onSocket(installation(), login(World.ADAM))) {
            String prize = "Nitro " + newPrefix();
            Answer seen = installation()
                    .discord()
                    .type(
                            World.DEMO,
                            World.ADAM,
                            "/giveaway create prize:\"" + prize + "\" duration:1h winners:1 channel:" + CHANNEL);
            assertThat(seen.status()).as("%s", seen).isEqualTo(200);

            JsonNode told = heard(browser, "GIVEAWAY_CREATE", prize);
            String id = told.path("data").path("giveawayId").asText();
            browser.hear(
                    "that giveaways are stale",
                    line -> "invalidate".equals(line.path("name").asText())
                            && line.path("data").path("keys").toString().contains("giveaways"),
                    PATIENCE);
            JsonNode card = card(id);
            assertThat(card.toString()).contains(prize);

            Answer entered = click(World.MAX, card, "giveaway:enter:" + id);

            assertThat(entered.body().path("ephemeral").asBoolean())
                    .as("%s", entered)
                    .isTrue();
            await("the entry")
                    .atMost(PATIENCE)
                    .until(() -> giveaway(id).path("entries").asInt() == 1);
            click(World.MAX, card, "giveaway:enter:" + id);
            Panel adam = panelOf(World.ADAM);
            long cancelled = accepted(adam.post(GIVEAWAYS + "/" + id + "/cancel", "{}"));
            JsonNode after =
                    adam.get(GIVEAWAYS + "/" + id + "?atLeast=" + cancelled).data();
            assertThat(after.path("entries").asInt()).isEqualTo(1);
        }
    }

    @Test
    void endedItHasOneAnnouncementAndAProofThatAnybodyCanCheck() throws Exception {
        String id = create("Nitro " + newPrefix());
        JsonNode card = card(id);
        click(World.MAX, card, "giveaway:enter:" + id);
        click(World.MONA, card, "giveaway:enter:" + id);
        click(World.OLIVIA, card, "giveaway:enter:" + id);
        Panel adam = panelOf(World.ADAM);

        long version = accepted(adam.post(GIVEAWAYS + "/" + id + "/end", "{}"));

        JsonNode ended = adam.get(GIVEAWAYS + "/" + id + "?atLeast=" + version).data();
        assertThat(ended.path("status").asText()).isEqualTo("ENDED");
        String winner = ended.path("winners").path(0).asText();
        assertThat(List.of(World.MAX, World.MONA, World.OLIVIA)).contains(winner);
        await("the announcement").atMost(PATIENCE).until(() -> announcements(winner, card), found -> found == 1);
        await("a card that nobody can press any more")
                .atMost(PATIENCE)
                .until(() -> !card(id).toString().contains("giveaway:enter:" + id)
                        || card(id).toString().contains("\"disabled\":true"));

        JsonNode proof = adam.get(GIVEAWAYS + "/" + id + "/proof").data();
        assertThat(verified(proof)).isTrue();
        assertThat(verified(proofInDiscord(id))).isTrue();
        ObjectNode forged = proof.deepCopy();
        ((ObjectNode) forged.path("entries").path(0)).put("tickets", 2);
        assertThat(verified(forged)).isFalse();

        refused(adam.post(GIVEAWAYS + "/" + id + "/end", "{}"), 409);
        long rerolled = accepted(adam.post(GIVEAWAYS + "/" + id + "/reroll", "{}"));
        JsonNode after = adam.get(GIVEAWAYS + "/" + id + "?atLeast=" + rerolled).data();
        assertThat(after.path("winners").path(0).asText()).isNotBlank().isNotEqualTo(winner);
        assertThat(verified(adam.get(GIVEAWAYS + "/" + id + "/proof").data())).isTrue();
    }

    @Test
    void nobodyFindsItWhoMayNotSeeItsGuild() {
        String id = create("Nitro " + newPrefix());
        Panel erin = panelOf(World.ERIN);

        refused(erin.get(GIVEAWAYS + "/" + id), 403);
        refused(erin.post(GIVEAWAYS + "/" + id + "/end", "{}"), 403);
        String fromElsewhere = "/api/guilds/" + World.ELSEWHERE + "/giveaways/" + id;
        refused(erin.get(fromElsewhere), 404);
        refused(erin.post(fromElsewhere + "/end", "{}"), 404);

        accepted(panelOf(World.ADAM).post(GIVEAWAYS + "/" + id + "/cancel", "{}"));
    }

    private String create(String prize) {
        Answer created = panelOf(World.ADAM)
                .post(
                        GIVEAWAYS,
                        "{\"prize\":\"" + prize + "\",\"channelId\":\"" + CHANNEL + "\",\"durationSeconds\":3600}");
        accepted(created);
        return created.data().path("id").asText();
    }

    private JsonNode giveaway(String id) {
        return panelOf(World.ADAM).get(GIVEAWAYS + "/" + id).data();
    }

    private static JsonNode heard(Ear browser, String type, String prize) {
        return browser.hear(
                        type,
                        line -> "discord:event".equals(line.path("name").asText())
                                && type.equals(line.path("data").path("type").asText())
                                && line.path("data").toString().contains(prize),
                        PATIENCE)
                .path("data");
    }

    private JsonNode card(String id) {
        List<JsonNode> found = new ArrayList<>();
        await("the message of giveaway " + id).atMost(PATIENCE).until(() -> {
            found.clear();
            found.addAll(messages(message -> message.toString().contains(":" + id + "\"")));
            return found.size() == 1;
        });
        return found.getFirst();
    }

    private int announcements(String winner, JsonNode card) {
        return messages(message -> message.path("content").asText().contains("<@" + winner + ">")
                        && message.path("id").asText().compareTo(card.path("id").asText()) > 0)
                .size();
    }

    /** The file behind the announcement's button. */
    private JsonNode proofInDiscord(String id) {
        String button = "giveaway:proof:" + id + ":0";
        JsonNode announcement =
                messages(message -> message.toString().contains(button)).getFirst();
        Answer seen = click(World.MAX, announcement, button);
        return Http.send("GET", seen.body().at("/attachments/0/url").asText(), Map.of(), null)
                .body();
    }

    private List<JsonNode> messages(Predicate<JsonNode> which) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode guild : installation().discord().act("GET", "/state", "").path("guilds")) {
            for (JsonNode channel : guild.path("channels")) {
                if (CHANNEL.equals(channel.path("id").asText())) {
                    channel.path("messages").forEach(message -> {
                        if (which.test(message)) {
                            found.add(message);
                        }
                    });
                }
            }
        }
        return found;
    }

    private Answer click(String userId, JsonNode card, String customId) {
        ObjectNode body = Http.JSON
                .createObjectNode()
                .put("userId", userId)
                .put("channelId", CHANNEL)
                .put("messageId", card.path("id").asText())
                .put("customId", customId);
        Answer answer = Http.send(
                "POST",
                installation().discord().url() + "/sim/guilds/" + World.DEMO + "/clicks",
                Map.of(),
                body.toString());
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer;
    }

    private boolean verified(JsonNode proof) throws IOException, InterruptedException {
        Path file = folder.resolve("proof.json");
        Files.writeString(file, proof.toString());
        Process verifier = new ProcessBuilder("node", VERIFIER.toString(), file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("verifier.txt").toFile())
                .start();
        assertThat(verifier.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return verifier.exitValue() == 0;
    }
}
