package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.e2e.Http.Answer;
import dev.guildhall.simulator.SimulatorSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One ticket, from the message on which a member pressed a button to the transcript, and what is left of it. */
abstract class TicketTravels extends Scene {
    private static final String CLOSED = "CLOSED";

    @Test
    void openedFromAPanelItIsClaimedClosedReopenedAndRemovedWithNothingLost() {
        TicketGuild guild = TicketGuild.open(installation(), panelOf(World.OLIVIA));
        String channel = openedFromAPanel(guild);
        JsonNode card = guild.message(channel, message -> message.toString().contains("ticket:claim:"));
        String id = ticketOf(card);
        assertThat(guild.seenBy(guild.supporter(), channel)).isPresent();
        assertThat(guild.seenBy(World.OLIVIA, channel)).isPresent();

        assertThat(guild.clicks(guild.opener(), card, "ticket:claim:" + id)
                        .path("content")
                        .asText())
                .startsWith("Only those who look after tickets");
        guild.clicks(guild.supporter(), card, "ticket:claim:" + id);
        await("who looks after it")
                .atMost(TicketGuild.PATIENCE)
                .until(() -> guild.supporter()
                        .equals(guild.ticket(id).path("assigneeId").asText()));

        String edited = guild.writes(guild.opener(), channel, "my door is broken");
        String deleted = guild.writes(guild.opener(), channel, "forget that");
        guild.writes(guild.supporter(), channel, "which one?");
        guild.edits(guild.opener(), channel, edited, "my front door is broken");
        guild.deletes(guild.opener(), channel, deleted);

        JsonNode form = guild.clicks(guild.supporter(), card, "ticket:close:" + id);
        guild.fillsIn(guild.supporter(), form, "reason", "a new door is on its way");
        assertDelivered(guild, id);
        await("a locked channel").atMost(TicketGuild.PATIENCE).until(() -> !guild.canWrite(guild.opener(), channel));
        assertThat(guild.ticket(id).path("status").asText()).isEqualTo(CLOSED);
        assertThat(guild.ticket(id).path("closeReason").asText()).isEqualTo("a new door is on its way");

        reopenedAndRemoved(guild, id, channel);
    }

    /** Answers the ticket's channel. */
    private static String openedFromAPanel(TicketGuild guild) {
        guild.types(
                World.OLIVIA,
                guild.help(),
                "/ticket panel text:\"Ask us\" topics:\"Orders, Doors\" channel:" + guild.help());
        JsonNode panel =
                guild.message(guild.help(), message -> message.toString().contains("ticket:topic:"));
        String select = panel.at("/components/0/components/0/custom_id").asText();
        JsonNode form = guild.clicks(guild.opener(), panel, select, "1");
        String said = guild.fillsIn(guild.opener(), form, "subject", "No way in")
                .path("content")
                .asText();
        assertThat(said).startsWith("Your ticket #1");
        return guild.onlyTicketsChannel();
    }

    private static String ticketOf(JsonNode card) {
        return card.toString().replaceAll("(?s).*ticket:close:([0-9A-Z]{26}).*", "$1");
    }

    private static void assertDelivered(TicketGuild guild, String id) {
        JsonNode delivered =
                guild.message(guild.transcripts(), message -> message.toString().contains("transcript-1-1.html"));
        Answer page = TicketGuild.file(delivered, 0);
        assertThat(page.response().body())
                .contains("my door is broken", "my front door is broken", "forget that", "which one?");
        JsonNode data = TicketGuild.file(delivered, 1).body();
        assertThat(data.at("/ticket/topic").asText()).isEqualTo("Doors");
        JsonNode messages = data.path("messages");
        assertThat(messages).hasSize(3);
        assertThat(messages.at("/0/text").asText()).isEqualTo("my door is broken");
        assertThat(messages.at("/0/edits/0/text").asText()).isEqualTo("my front door is broken");
        assertThat(messages.at("/1/deletedAt").asText()).isNotBlank();
        assertThat(messages.at("/2/authorId").asText()).isEqualTo(guild.supporter());
        assertThat(guild.transcript(id).path("messages")).isEqualTo(messages);
    }

    private static void reopenedAndRemoved(TicketGuild guild, String id, String channel) {
        JsonNode closed = guild.message(channel, message -> message.toString().contains("ticket:reopen:"));
        guild.clicks(guild.opener(), closed, "ticket:rate:" + id, "5");
        guild.clicks(guild.opener(), closed, "ticket:reopen:" + id);
        await("an unlocked channel").atMost(TicketGuild.PATIENCE).until(() -> guild.canWrite(guild.opener(), channel));
        assertThat(guild.ticket(id).path("rating").asInt()).isEqualTo(5);
        assertThat(guild.ticket(id).path("status").asText()).isEqualTo("CLAIMED");

        guild.configure("{\"config\":{\"reopenEnabled\":false}}");
        guild.writes(guild.opener(), channel, "it is here, thank you");
        guild.types(guild.opener(), channel, "/ticket close");

        JsonNode delivered =
                guild.message(guild.transcripts(), message -> message.toString().contains("transcript-1-2.html"));
        assertThat(TicketGuild.file(delivered, 1).body().path("messages")).hasSize(4);
        await("the channel to be removed")
                .atMost(TicketGuild.PATIENCE)
                .until(() -> guild.seenBy(World.OLIVIA, channel).isEmpty());
        await("that it is known")
                .atMost(TicketGuild.PATIENCE)
                .until(() -> guild.ticket(id).path("channelId").isNull());
        assertThat(guild.ticket(id).path("status").asText()).isEqualTo(CLOSED);
        assertThat(guild.transcript(id).path("messages")).hasSize(4);
    }

    @Test
    void whateverMembersWriteHarmsNobodyAndIsOfNoOtherGuild() {
        TicketGuild guild = TicketGuild.open(installation(), panelOf(World.OLIVIA));
        String subject = "@everyone <@&" + guild.id() + "> \u200b\u202e<script>alert(1)</script>";
        String said = guild.types(guild.opener(), guild.help(), "/ticket open subject:\"" + subject + "\"")
                .path("content")
                .asText();
        assertThat(said).startsWith("Your ticket #1");
        String channel = guild.onlyTicketsChannel();
        JsonNode card = guild.message(channel, message -> message.toString().contains("ticket:claim:"));
        String id = ticketOf(card);
        assertThat(card.path("mention_everyone").asBoolean()).isFalse();
        assertThat(card.path("mention_roles")).isEmpty();
        assertThat(card.path("mentions").findValuesAsText("id")).containsExactly(guild.opener());
        assertThat(card.toString()).doesNotContain("@everyone", "\u202e");

        String longest = "@everyone \u200b\u202e<img src=x onerror=alert(1)> \uD83C\uDF89 "
                .repeat(60)
                .substring(0, 2_000);
        guild.writes(guild.opener(), channel, longest);
        await("that it is recorded")
                .atMost(TicketGuild.PATIENCE)
                .until(() -> longest.equals(
                        guild.transcript(id).at("/messages/0/text").asText()));
        assertThat(guild.page(id).response().body())
                .doesNotContain("<script>alert(1)", "<img src=x")
                .contains("&lt;img src=x");

        assertOfNoOtherGuild(guild, id);
    }

    /** Ids are no secret, and no key. */
    private void assertOfNoOtherGuild(TicketGuild guild, String id) {
        Panel erin = panelOf(World.ERIN);
        refused(erin.get(guild.tickets(id)), 403);
        refused(erin.get("/api/guilds/" + World.ELSEWHERE + "/tickets/" + id), 404);
        refused(erin.post("/api/guilds/" + World.ELSEWHERE + "/tickets/" + id + "/close", "{}"), 404);

        String general = "1180000000000000231";
        String form = """
                {"content":"x","components":[{"type":1,"components":[
                {"type":2,"style":1,"label":"x","custom_id":"ticket:claim:%s"}]}]}""".formatted(id);
        JsonNode forged = Http.send(
                        "POST",
                        installation().discord().url() + "/api/v10/channels/" + general + "/messages",
                        Map.of("Authorization", "Bot " + SimulatorSettings.DEMO_BOT_TOKEN),
                        form)
                .body();
        String body = "{\"userId\":\"%s\",\"messageId\":\"%s\",\"customId\":\"ticket:claim:%s\"}"
                .formatted(World.ERIN, forged.path("id").asText(), id);
        JsonNode seen = installation().discord().act("POST", "/guilds/" + World.ELSEWHERE + "/clicks", body);
        assertThat(seen.path("content").asText()).startsWith("There is no such ticket here.");
        assertThat(guild.ticket(id).path("status").asText()).isEqualTo("OPEN");
    }
}
