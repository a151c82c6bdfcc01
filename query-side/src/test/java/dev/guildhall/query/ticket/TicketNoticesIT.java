package dev.guildhall.query.ticket;

import static dev.guildhall.query.ticket.TicketScene.MAX;
import static dev.guildhall.query.ticket.TicketScene.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.events.ticket.TicketClaimed;
import dev.guildhall.events.ticket.TicketReopened;
import dev.guildhall.query.Databases;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.QuerySideProcess.Reply;
import dev.guildhall.query.RedisEar;
import dev.guildhall.query.RedisEar.Heard;
import dev.guildhall.testkit.TestRedis;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TicketNoticesIT {
    private static QuerySideProcess side;
    private static RedisEar ear;

    private TicketScene scene;

    @BeforeAll
    static void start() {
        side = QuerySideProcess.start(Databases.migrated(), TestRedis.shared().url());
        ear = new RedisEar(TestRedis.shared().url());
    }

    @AfterAll
    static void stop() {
        ear.close();
        side.close();
    }

    @BeforeEach
    void begin() {
        scene = new TicketScene(side);
    }

    private List<Heard> notices() {
        return ear.about(scene.guild).stream()
                .filter(heard -> heard.channel().equals("discord_events"))
                .toList();
    }

    private List<String> told(String query) throws Exception {
        Reply changes = side.ask("/internal/changes?" + query);
        List<String> told = new ArrayList<>();
        for (JsonNode changed : changes.body().at("/data/guilds")) {
            if (changed.get("guildId").asString().equals(scene.guild)) {
                told.add(changed.get("parts") + "@" + changed.get("version").asLong());
            }
        }
        return told;
    }

    @Test
    void tellsWhatHappensUnderItsPositionAndNothingThatAnybodyWrote() {
        String id = TicketScene.newId();
        long created = scene.open(id, MAX);
        scene.channel(id, 0, "900");
        scene.write(id, 1, MAX, "a secret");
        long claimed = scene.log().append(new TicketClaimed(scene.guild, id, STAFF));
        long closed = scene.close(id, 1, null, "silence");
        long reopened = scene.log().append(new TicketReopened(scene.guild, id, MAX, null));

        await().until(() -> notices().size() == 4);

        assertThat(notices())
                .extracting(heard -> heard.body().get("type").asString())
                .containsExactly("TICKET_CREATE", "TICKET_CLAIM", "TICKET_CLOSE", "TICKET_REOPEN");
        assertThat(notices()).extracting(Heard::version).containsExactly(created, claimed, closed, reopened);
        JsonNode first = notices().getFirst().body();
        assertThat(first.get("id").asString()).isEqualTo(Long.toString(created));
        assertThat(first.get("userId").asString()).isEqualTo(MAX);
        JsonNode end = notices().get(2).body();
        assertThat(end.has("userId")).isFalse();
        assertThat(end.at("/data").toString())
                .isEqualTo(
                        "{\"ticketId\":\"%s\",\"number\":1,\"channelId\":\"900\",\"status\":\"CLOSED\",\"cause\":\"silence\"}"
                                .formatted(id));
        assertThat(notices()).noneMatch(heard -> heard.json().contains(TicketScene.SUBJECT));
    }

    @Test
    void isCaughtUpWithApartFromTheModulesConfiguration() throws Exception {
        long before = scene.open(TicketScene.newId(), MAX);
        scene.projected(before);
        assertThat(told("also=giveaways,ticket-desk&since=" + (before - 1)))
                .containsExactly("[\"ticket-desk\"]@" + before);

        long closed = scene.log().append(new TicketClaimed(scene.guild, scene.opened(), STAFF));
        scene.projected(closed);

        assertThat(told("also=ticket-desk&since=" + before)).containsExactly("[\"ticket-desk\"]@" + closed);
        assertThat(told("also=giveaways&since=" + before)).isEmpty();
        assertThat(told("also=ticket-desk&since=" + closed)).isEmpty();
    }
}
