package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.e2e.Http.Answer;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People put into texts and buttons what they should not: nobody is called by it, nothing breaks, and they are told. */
@Shares(Layout.ONE_PROCESS)
class HostileInputE2E extends Scene {
    /** Control characters other than line breaks, overrides of direction, and halves of characters. */
    private static final Pattern HARMFUL = Pattern.compile(
            "[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066\\u2067]|[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]");

    private static final String HALF = "half \ud83c";
    private static final Map<String, String> NASTY = Map.of(
            "long",
            "long ".repeat(420),
            "invisible",
            "\u200b\u200d\u2060\ufeff",
            "reversed",
            "\u202etxt.exe\u202c \u2066\u2067\u200f",
            "control",
            "a\u0000b\u0007c\u001b[31m",
            "half",
            HALF,
            "emoji",
            "\ud83c\udf89".repeat(200),
            "edge",
            "x".repeat(255) + "\ud83c\udf89");

    private HostileGuild guild;

    @BeforeEach
    void open() {
        guild = HostileGuild.in(installation(), () -> panelOf(World.OLIVIA));
    }

    private static ObjectNode config() {
        return Http.JSON.createObjectNode();
    }

    @Test
    void mentionsInTextsCallNobody() {
        String injection = guild.injection();
        ObjectNode replies = config();
        replies.putArray("responses")
                .addObject()
                .put("trigger", "marco")
                .put("match", "EXACT")
                .put("reply", "polo " + injection)
                .put("cooldownSeconds", 0);
        guild.configure("giveaway", config());
        guild.configure("autoresponder", replies);
        guild.configure("moderation", config().put("logChannelId", guild.logs()));
        guild.configure("welcome", config().put("channelId", guild.channel()).put("text", "Greetings " + injection));
        guild.configure(
                "leveling",
                config().put("levelUpText", "Level! " + injection)
                        .put("xpMin", 200)
                        .put("xpMax", 200)
                        .put("levelUpChannelId", guild.channel()));

        String opener = guild.newMember();
        installation().discord().act("PATCH", "/users/" + opener, "{\"displayName\":\"@everyone\"}");
        await("the greeting").atMost(HostileGuild.PATIENCE).until(() -> guild.said("Greetings "));
        await("the answer").atMost(HostileGuild.PATIENCE).until(() -> {
            guild.writes(opener, "marco");
            return guild.said("polo ") && guild.said("Level! ");
        });
        answered(guild.types(
                World.OLIVIA,
                "/giveaway create prize:\"" + injection + "\" description:\"" + injection + "\" duration:1h"));
        answered(guild.types(opener, "/ticket open subject:\"" + injection + "\""));
        answered(guild.types(World.OLIVIA, "/warn user:<@" + opener + "> reason:\"" + injection + "\""));
        answered(guild.types(World.OLIVIA, "/ticket panel text:\"" + injection + "\""));
        await("card, ticket and case")
                .atMost(HostileGuild.PATIENCE)
                .until(() -> guild.said("giveaway:enter:") && guild.said("ticket:close:") && guild.said("**Case "));

        for (JsonNode message : guild.messages()) {
            if (message.path("author").path("bot").asBoolean()) {
                assertThat(message.path("mention_everyone").asBoolean())
                        .as("%s", message)
                        .isFalse();
                assertThat(message.path("mention_roles")).as("%s", message).isEmpty();
                assertThat(message.path("mentions").findValuesAsText("id"))
                        .as("%s", message)
                        .doesNotContain(guild.uninvolved());
            }
        }
        guild.sent().forEach(HostileInputE2E::assertAllowsNoMentions);
    }

    /** Discord would call everybody that a text names unless it is told not to. */
    private static void assertAllowsNoMentions(JsonNode call) {
        JsonNode form = call.path("body").has("data") ? call.path("body").path("data") : call.path("body");
        boolean says = !form.path("content").asText("").isEmpty();
        if (says && !call.path("method").asText().equals("GET")) {
            assertThat(form.path("allowed_mentions").path("parse").isArray())
                    .as("%s", call)
                    .isTrue();
            assertThat(form.path("allowed_mentions").path("parse"))
                    .as("%s", call)
                    .isEmpty();
            assertThat(form.path("allowed_mentions").path("roles"))
                    .as("%s", call)
                    .isEmpty();
        }
    }

    private static void answered(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.body().path("status").asText()).as("%s", answer).isEqualTo("replied");
        JsonNode seen = answer.body();
        assertThat(seen.path("content").asText() + seen.path("embeds"))
                .as("%s", answer)
                .isNotEqualTo("[]");
    }

    @Test
    void strangeTextsAreShownHarmlesslyOrRefused() {
        guild.configure("giveaway", config());
        guild.configure("moderation", config().put("logChannelId", guild.logs()));
        NASTY.forEach((name, text) -> {
            answeredOrRefused(name, guild.types(World.OLIVIA, "/giveaway create prize:\"" + text + "\" duration:1h"));
            answeredOrRefused(name, guild.types(guild.newMember(), "/ticket open subject:\"" + text + "\""));
            answeredOrRefused(
                    name,
                    guild.types(World.OLIVIA, "/warn user:<@" + guild.uninvolved() + "> reason:\"" + text + "\""));
            answeredOrRefused(name, guild.types(World.OLIVIA, "/config set key:prefix value:\"" + text + "\""));
            answeredOrRefused(name, guild.completes(World.OLIVIA, "/giveaway end giveaway:" + text, "giveaway"));
            assertTakenOrRefusedByTheApi(name, text);
        });

        await("cases in the log").atMost(HostileGuild.PATIENCE).until(() -> guild.said("**Case "));
        for (JsonNode call : guild.sent()) {
            assertThat(call.path("status").asInt()).as("%s", call).isBetween(200, 299);
            assertThat(HARMFUL.matcher(texts(call.path("body"))).find())
                    .as("%s", call)
                    .isFalse();
        }
    }

    private static String texts(JsonNode json) {
        StringBuilder texts = new StringBuilder(json.isTextual() ? json.textValue() + "\n" : "");
        json.forEach(each -> texts.append(texts(each)));
        return texts.toString();
    }

    /** Discord's client lets too much through for neither; the bot has an answer to what does come through. */
    private static void answeredOrRefused(String name, Answer answer) {
        assertThat(answer.status()).as("%s: %s", name, answer).isIn(200, 400);
        if (answer.status() == 200) {
            assertThat(answer.body().path("status").asText())
                    .as("%s: %s", name, answer)
                    .isIn("replied", "choices");
        } else {
            assertThat(answer.body().path("detail").asText()
                            + answer.body().path("message").asText())
                    .as("%s: %s", name, answer)
                    .isNotBlank();
        }
    }

    private void assertTakenOrRefusedByTheApi(String name, String text) {
        ObjectNode form = config().put("prize", text)
                .put("description", text)
                .put("channelId", guild.channel())
                .put("durationSeconds", 3600);
        Answer answer = guild.owner().post("/api/guilds/" + guild.id() + "/giveaways", HostileGuild.escaped(form));
        assertThat(answer.status()).as("%s: %s", name, answer).isIn(200, 400);
        if (answer.status() == 400) {
            refused(answer, 400);
        }
    }

    @Test
    void forgedButtonsDoNothingAndSaySo() {
        guild.configure("giveaway", config());
        Panel adam = panelOf(World.ADAM);
        accepted(adam.patch("/api/guilds/" + World.DEMO + "/modules/giveaway", "{\"enabled\":true}"));
        String giveaways = "/api/guilds/" + World.DEMO + "/giveaways";
        Answer created = adam.post(
                giveaways, "{\"prize\":\"Not yours\",\"channelId\":\"1180000000000000203\",\"durationSeconds\":3600}");
        accepted(created);
        String foreign = created.data().path("id").asText();
        List<String> forged = List.of(
                "giveaway:enter:" + foreign,
                "giveaway:leave:" + foreign,
                "giveaway:proof:" + foreign + ":0",
                "ticket:close:" + foreign,
                "ticket:claim:01ARZ3NDEKTSV4RRFFQ69G5FAV",
                "giveaway:explode:" + foreign,
                "nothing:at:all",
                "giveaway:enter:",
                "giveaway:enter:' or 1=1 --",
                "giveaway:enter:" + foreign + ":more:and:more",
                "giveaway:enter:\u202e" + foreign,
                ":::::",
                "x".repeat(100));
        Answer posted = guild.posts(message(forged));
        assertThat(posted.status()).as("%s", posted).isEqualTo(200);
        String messageId = posted.body().path("id").asText();

        String member = guild.newMember();
        for (String customId : forged) {
            Answer clicked = guild.clicks(member, messageId, customId);
            // A form is nobody's ticket yet: what is sent with it is refused.
            Answer answer = clicked.body().has("modal") ? guild.fillsIn(member, clicked.body()) : clicked;
            answered(answer);
            assertThat(answer.body().path("ephemeral").asBoolean())
                    .as("%s: %s", customId, answer)
                    .isTrue();
        }

        JsonNode giveaway = adam.get(giveaways + "/" + foreign).data();
        assertThat(giveaway.path("entries").asInt()).isZero();
        assertThat(giveaway.path("status").asText()).isEqualTo("ACTIVE");
        answered(guild.types(World.OLIVIA, "/giveaway end giveaway:" + foreign));
        assertThat(adam.get(giveaways + "/" + foreign).data().path("status").asText())
                .isEqualTo("ACTIVE");
        Answer overlong = guild.posts(message(List.of("giveaway:enter:" + "9".repeat(90))));
        assertThat(overlong.body().path("code").asInt()).as("%s", overlong).isEqualTo(50_035);
        accepted(adam.post(giveaways + "/" + foreign + "/cancel", "{}"));
    }

    private static ObjectNode message(List<String> customIds) {
        ObjectNode form = Http.JSON.createObjectNode().put("content", "Press me");
        form.putObject("allowed_mentions").putArray("parse");
        ArrayNode rows = form.putArray("components");
        for (int i = 0; i < customIds.size(); i++) {
            ArrayNode row = i % 5 == 0
                    ? rows.addObject().put("type", 1).putArray("components")
                    : (ArrayNode) rows.path(i / 5).path("components");
            row.addObject()
                    .put("type", 2)
                    .put("style", 1)
                    .put("label", "Button " + i)
                    .put("custom_id", customIds.get(i));
        }
        return form;
    }
}
