package dev.guildhall.query.ticket;

import static dev.guildhall.query.ticket.TicketScene.MAX;
import static dev.guildhall.query.ticket.TicketScene.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.events.ticket.TicketChannelRemoved;
import dev.guildhall.events.ticket.TicketClaimed;
import dev.guildhall.events.ticket.TicketDeliveryFailed;
import dev.guildhall.events.ticket.TicketPanelPosted;
import dev.guildhall.events.ticket.TicketPanelRequested;
import dev.guildhall.events.ticket.TicketParticipantAdded;
import dev.guildhall.events.ticket.TicketRated;
import dev.guildhall.events.ticket.TicketRemovalDue;
import dev.guildhall.events.ticket.TicketReopened;
import dev.guildhall.events.wire.Channel;
import dev.guildhall.query.Databases;
import dev.guildhall.query.EffectBot;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.RedisEar;
import dev.guildhall.query.content.ContentReplay;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestRedis;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The log is read again and again, and nothing is done in Discord twice. */
class TicketReplayIT {
    private static final String TABLES = "query.ticket, query.ticket_panel, query.ticket_message";
    private static final int MESSAGES = 250;

    private static TestDatabase database;
    private static QuerySideProcess side;
    private static TicketScene scene;
    private static RedisEar ear;
    private static ContentReplay replay;
    private static long end;

    private List<String> effects = List.of();
    private List<String> views = List.of();

    @BeforeAll
    static void start() throws Exception {
        database = Databases.migrated();
        ear = new RedisEar(TestRedis.shared().url());
        side = QuerySideProcess.start(database, TestRedis.shared().url());
        scene = new TicketScene(side);
        replay = new ContentReplay(side, database, "ticket");
        history();
    }

    @AfterAll
    static void stop() {
        ear.close();
        side.close();
    }

    /** Tickets in every state, with effects in every state. */
    private static void history() throws Exception {
        String removed = scene.inChannel();
        carryOut();
        for (int i = 1; i <= MESSAGES; i++) {
            scene.write(removed, MESSAGES - i + 1, MAX, "message " + i);
        }
        scene.edit(removed, 7, MAX, "other words");
        scene.delete(removed, 9);
        scene.log().append(new TicketClaimed(scene.guild, removed, STAFF));
        scene.close(removed, 1, STAFF, "hand");
        scene.delivered(removed, 1);
        scene.log().append(new TicketRemovalDue(scene.guild, removed, 0));
        scene.log().append(new TicketChannelRemoved(scene.guild, removed, 0));
        scene.log().append(new TicketRated(scene.guild, removed, 5));
        scene.log().append(new TicketReopened(scene.guild, removed, MAX, null));
        String failed = scene.opened();
        scene.log().append(new TicketDeliveryFailed(scene.guild, failed, "channel:0", "missing-permission"));
        scene.close(failed, 1, null, "silence");
        String panel = TicketScene.newId();
        scene.log().append(new TicketPanelRequested(scene.guild, panel, TicketScene.LOGS, "", List.of()));
        scene.log().append(new TicketPanelPosted(scene.guild, panel, TicketScene.LOGS, "4"));
        String open = TicketScene.newId();
        long opened = scene.open(open, MAX);
        end = scene.log().append(new TicketParticipantAdded(scene.guild, open, "5"));
        scene.projected(end);
        carryOut();
        ear.awaitTold(scene.guild, Channel.GUILD_RELOAD, scene.registered);
        ear.awaitTold(scene.guild, Channel.DISCORD_EVENTS, opened);
    }

    private static void carryOut() throws Exception {
        EffectBot bot = new EffectBot(side, "bot-1");
        for (JsonNode effect : bot.awaitGiven(1)) {
            bot.done(effect);
        }
    }

    private static List<String> views() throws SQLException {
        List<String> all = replay.rows("SELECT t::text FROM query.ticket t ORDER BY ticket_id");
        all.addAll(replay.rows("SELECT p::text FROM query.ticket_panel p ORDER BY panel_id"));
        all.addAll(replay.rows("SELECT m::text FROM query.ticket_message m ORDER BY ticket_id, message_id, position"));
        return all;
    }

    @BeforeEach
    void begin() throws SQLException {
        effects = replay.effects();
        views = views();
        assertThat(effects).hasSize(8);
        assertThat(views).hasSize(4 + MESSAGES + 2);
        ear.forget();
    }

    private void assertUnchanged() throws SQLException {
        assertThat(views()).isEqualTo(views);
        assertThat(replay.effects()).isEqualTo(effects);
        assertThat(ear.about(scene.guild)).isEmpty();
    }

    @Test
    void readFromItsBeginningItChangesNothing() throws Exception {
        for (int i = 0; i < 3; i++) {
            replay.replay(end);
        }

        assertUnchanged();
    }

    @Test
    void madeFromNothingTheViewIsAsItWasLive() throws Exception {
        replay.replay(end, "TRUNCATE " + TABLES);

        assertUnchanged();
    }

    @Test
    void whatTheLogSaysWasDoneIsNotDoneAgainEvenWhenAllEffectsAreLost() throws Exception {
        List<String> ids = replay.rows("SELECT effect_id FROM query.effect ORDER BY effect_id");
        String done = "SELECT effect_id FROM query.effect WHERE state = 'done' ORDER BY effect_id";
        List<String> doneBefore = replay.rows(done);

        replay.replay(end, "TRUNCATE " + TABLES + ", query.effect, query.effect_progress");

        assertThat(replay.rows("SELECT effect_id FROM query.effect ORDER BY effect_id"))
                .isEqualTo(ids);
        assertThat(replay.rows(done))
                .containsAll(doneBefore.stream()
                        .filter(id -> !id.endsWith("channel:0") && !id.endsWith("channel:1"))
                        .toList());
        assertThat(replay.rows("SELECT state FROM query.effect WHERE cause = 'missing-permission'"))
                .containsOnly("parked");
    }
}
