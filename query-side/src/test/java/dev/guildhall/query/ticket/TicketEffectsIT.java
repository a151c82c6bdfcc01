package dev.guildhall.query.ticket;

import static dev.guildhall.query.ticket.TicketScene.LOGS;
import static dev.guildhall.query.ticket.TicketScene.MAX;
import static dev.guildhall.query.ticket.TicketScene.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.events.effect.EffectRetryRequested;
import dev.guildhall.events.ticket.TicketChannelCreated;
import dev.guildhall.events.ticket.TicketChannelRemoved;
import dev.guildhall.events.ticket.TicketClaimed;
import dev.guildhall.events.ticket.TicketDeliveryFailed;
import dev.guildhall.events.ticket.TicketPanelFailed;
import dev.guildhall.events.ticket.TicketPanelPosted;
import dev.guildhall.events.ticket.TicketPanelRequested;
import dev.guildhall.events.ticket.TicketParticipantAdded;
import dev.guildhall.events.ticket.TicketRemovalDue;
import dev.guildhall.events.ticket.TicketReopened;
import dev.guildhall.query.Databases;
import dev.guildhall.query.EffectBot;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.effect.EffectPolls;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestRedis;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TicketEffectsIT {
    private static final String OTTO = "1180000000000000105";

    private static TestDatabase database;
    private static QuerySideProcess side;

    private TicketScene scene;
    private EffectBot bot;

    @BeforeAll
    static void start() {
        database = Databases.migrated();
        side = QuerySideProcess.start(database, TestRedis.shared().url(), Map.of("guildhall.operators", OTTO));
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    /** What other tests have left to be done is nobody's business here. */
    @BeforeEach
    void begin() throws SQLException {
        run("UPDATE query.effect SET state = 'discarded'");
        scene = new TicketScene(side);
        bot = new EffectBot(side, "bot-1");
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Of all effects of one subject, by what follows its id. */
    private static Map<String, String> states(String subjectId) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT effect_id, state FROM query.effect WHERE subject_id = '" + subjectId + "'")) {
            Map<String, String> states = new TreeMap<>();
            while (row.next()) {
                states.put(row.getString(1).substring(subjectId.length() + 1), row.getString(2));
            }
            return states;
        }
    }

    /** All that is due once everything up to that position is decided. */
    private List<JsonNode> due(long position) throws Exception {
        scene.projected(position);
        side.bean(EffectPolls.class).wake();
        return bot.claim(32, 0);
    }

    private static List<String> kinds(List<JsonNode> effects) {
        return effects.stream().map(e -> e.get("kind").asString()).toList();
    }

    private void carryOut(long position) throws Exception {
        for (JsonNode effect : due(position)) {
            assertThat(bot.done(effect).status()).isEqualTo(200);
        }
    }

    /** Closed, with its transcript delivered. */
    private String delivered() throws Exception {
        String id = scene.inChannel();
        carryOut(scene.close(id, 1, STAFF, "hand"));
        scene.delivered(id, 1);
        return id;
    }

    @Nested
    class WhenATicketIsOpened {
        @Test
        void itsChannelIsGivenOutWithAllThatIsShown() throws Exception {
            String id = TicketScene.newId();
            long version = scene.open(id, MAX);

            JsonNode effect = due(version).getFirst();

            assertThat(effect.get("effectId").asString()).isEqualTo(id + ":channel:0");
            assertThat(effect.get("kind").asString()).isEqualTo("ticket.channel");
            assertThat(effect.get("version").asLong()).isEqualTo(version);
            assertThat(effect.get("locale").asString()).isEqualTo("en");
            assertThat(effect.get("ticket").toString())
                    .isEqualTo(("{'id':'%1$s','number':1,'subject':'The invoice of October','topic':'Billing',"
                                    + "'status':'OPEN','openerId':'%2$s','assigneeId':null,'participants':[],"
                                    + "'channelId':null,'createdAt':'2027-01-15T08:00:00Z','closedAt':null,"
                                    + "'closeReason':null,'rating':null,'version':%3$d,'messageId':null,'round':0,"
                                    + "'closing':0,'closerId':null,'closeCause':null,'transcriptChannelId':null,"
                                    + "'removeAt':null,'terms':{'categoryId':'1180000000000000221',"
                                    + "'supportRoleIds':['1180000000000000304'],'namePattern':'ticket-{number}',"
                                    + "'welcomeText':'Hello {user}','autoCloseHours':24}}")
                            .formatted(id, MAX, version)
                            .replace('\'', '"'));
        }

        @Test
        void itIsDoneOnceTheLogTellsOfTheChannel() throws Exception {
            String id = scene.opened();
            due(scene.log().append(new TicketParticipantAdded(scene.guild, id, "7")));

            scene.projected(scene.channel(id, 0, "900"));

            assertThat(states(id)).containsExactly(Map.entry("channel:0", "done"));
        }

        /** Whoever made it may be killed before the card is posted. */
        @Test
        void itIsNotDoneBeforeTheLogTellsOfTheCard() throws Exception {
            String id = scene.opened();
            due(scene.log().append(new TicketParticipantAdded(scene.guild, id, "7")));

            scene.projected(scene.log().append(new TicketChannelCreated(scene.guild, id, 0, "900")));

            assertThat(states(id)).containsExactly(Map.entry("channel:0", "claimed"));
        }

        @Test
        void itIsParkedWhenDiscordRefusesIt() throws Exception {
            String id = scene.opened();
            scene.projected(
                    scene.log().append(new TicketDeliveryFailed(scene.guild, id, "channel:0", "missing-permission")));

            assertThat(states(id)).containsExactly(Map.entry("channel:0", "parked"));
        }
    }

    @Nested
    class WhenItChanges {
        @Test
        void itsChannelIsBroughtInLineAtOnce() throws Exception {
            String id = scene.inChannel();
            carryOut(scene.log().append(new TicketParticipantAdded(scene.guild, id, "6")));

            scene.log().append(new TicketParticipantAdded(scene.guild, id, "7"));
            List<JsonNode> given = due(scene.log().append(new TicketClaimed(scene.guild, id, STAFF)));

            assertThat(kinds(given)).containsExactly("ticket.channel");
            assertThat(given.getFirst().at("/ticket/assigneeId").asString()).isEqualTo(STAFF);
            assertThat(given.getFirst().at("/ticket/channelId").asString()).isEqualTo("900");
            assertThat(given.getFirst().at("/ticket/messageId").asString()).isEqualTo("9001");
            assertThat(given.getFirst().at("/ticket/participants/1").asString()).isEqualTo("7");
        }
    }

    @Nested
    class WhenItIsClosed {
        @Test
        void itsChannelIsLockedAndItsTranscriptDelivered() throws Exception {
            String id = scene.inChannel();
            carryOut(scene.log().append(new TicketClaimed(scene.guild, id, STAFF)));

            List<JsonNode> given = due(scene.close(id, 1, STAFF, "hand"));

            assertThat(kinds(given)).containsExactlyInAnyOrder("ticket.channel", "ticket.transcript");
            JsonNode transcript = given.stream()
                    .filter(e -> e.get("kind").asString().equals("ticket.transcript"))
                    .findFirst()
                    .orElseThrow();
            assertThat(transcript.get("round").asLong()).isEqualTo(1);
            assertThat(transcript.at("/ticket/transcriptChannelId").asString()).isEqualTo(LOGS);
            assertThat(transcript.at("/ticket/closeReason").asString()).isEqualTo(TicketScene.REASON);
            assertThat(transcript.at("/ticket/closerId").asString()).isEqualTo(STAFF);
            assertThat(transcript.at("/ticket/removeAt").asString()).isEqualTo("2027-01-16T09:00:00Z");

            scene.projected(scene.delivered(id, 1));
            assertThat(states(id)).containsEntry("transcript:1", "done");
        }

        @Test
        void itsGuildReadsOfATranscriptThatCannotBePostedUntilARetryHas() throws Exception {
            String id = scene.inChannel();
            carryOut(scene.log().append(new TicketClaimed(scene.guild, id, STAFF)));
            due(scene.close(id, 1, STAFF, "hand"));
            scene.projected(scene.log()
                    .append(new TicketDeliveryFailed(scene.guild, id, "transcript:1", "missing-permission")));

            assertThat(scene.get("/" + id).body().at("/data/failed").toString())
                    .isEqualTo("{\"transcript:1\":\"missing-permission\"}");
            assertThat(scene.get("?limit=1").body().at("/data/0/failed")).hasSize(1);
            String transcript = id + ":transcript:1";
            scene.log().append(new EffectRetryRequested(transcript, scene.guild, "ticket.transcript"));
            assertThat(side.ask("/internal/effects/" + transcript).status()).isEqualTo(200);
            assertThat(kinds(bot.claim(32, 0))).containsExactly("ticket.transcript");

            scene.projected(scene.delivered(id, 1));
            assertThat(scene.get("/" + id).body().at("/data/failed")).isEmpty();
            assertThat(kinds(due(scene.log().append(new TicketRemovalDue(scene.guild, id, 0)))))
                    .contains("ticket.removal");
        }

        @Test
        void itsTranscriptWaitsForAChannelThatIsStillToBeMade() throws Exception {
            String id = scene.opened();

            List<JsonNode> first = due(scene.close(id, 1, MAX, "hand"));
            assertThat(kinds(first)).containsExactly("ticket.channel");
            bot.done(first.getFirst());

            side.bean(EffectPolls.class).wake();
            assertThat(kinds(bot.claim(32, 0))).containsExactly("ticket.transcript");
        }

        @Test
        void itNeedsNoChannelWhenThatWasTakenAway() throws Exception {
            String id = scene.inChannel();
            carryOut(scene.log().append(new TicketClaimed(scene.guild, id, STAFF)));

            List<JsonNode> given = due(scene.log()
                    .append(
                            scene.closed(id, 1, null, "channel-deleted"),
                            new TicketChannelRemoved(scene.guild, id, 0)));

            assertThat(kinds(given)).containsExactly("ticket.transcript");
            assertThat(given.getFirst().at("/ticket/channelId").isNull()).isTrue();
            assertThat(states(id)).containsEntry("channel:0", "done");
        }
    }

    @Nested
    class WhenItsChannelIsToBeRemoved {
        @Test
        void thatIsGivenOutAndDoneOnceTheLogTellsOfIt() throws Exception {
            String id = delivered();

            List<JsonNode> given = due(scene.log().append(new TicketRemovalDue(scene.guild, id, 0)));
            assertThat(given)
                    .singleElement()
                    .satisfies(effect ->
                            assertThat(effect.get("effectId").asString()).isEqualTo(id + ":removal:0"));

            scene.projected(scene.log().append(new TicketChannelRemoved(scene.guild, id, 0)));
            assertThat(states(id))
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of("channel:0", "done", "removal:0", "done", "transcript:1", "done"));
        }

        @Test
        void nobodyRemovesItOnceTheTicketIsReopenedAndItIsAskedForAgainLater() throws Exception {
            String id = delivered();
            scene.log().append(new TicketRemovalDue(scene.guild, id, 0));

            List<JsonNode> given = due(scene.log().append(new TicketReopened(scene.guild, id, MAX, null)));
            assertThat(kinds(given)).containsExactly("ticket.channel");
            bot.done(given.getFirst());
            assertThat(states(id)).containsEntry("removal:0", "done");

            carryOut(scene.close(id, 2, STAFF, "hand"));
            scene.delivered(id, 2);
            assertThat(kinds(due(scene.log().append(new TicketRemovalDue(scene.guild, id, 0)))))
                    .containsExactly("ticket.removal");
        }

        @Test
        void whoReopensItAfterwardsGetsAnotherOne() throws Exception {
            String id = delivered();
            scene.log().append(new TicketRemovalDue(scene.guild, id, 0));
            scene.log().append(new TicketChannelRemoved(scene.guild, id, 0));

            JsonNode channel = due(scene.log().append(new TicketReopened(scene.guild, id, MAX, null)))
                    .getFirst();

            assertThat(channel.get("effectId").asString()).isEqualTo(id + ":channel:1");
            assertThat(channel.get("round").asLong()).isEqualTo(1);
            assertThat(channel.at("/ticket/round").asLong()).isEqualTo(1);
            assertThat(channel.at("/ticket/channelId").isNull()).isTrue();
        }

        @Test
        void whoReopensItMeanwhileGetsAnotherOneToo() throws Exception {
            String id = delivered();
            scene.log().append(new TicketRemovalDue(scene.guild, id, 0));
            carryOut(scene.log().append(new TicketReopened(scene.guild, id, MAX, null)));

            JsonNode channel = due(scene.log().append(new TicketChannelRemoved(scene.guild, id, 0)))
                    .getFirst();

            assertThat(channel.get("effectId").asString()).isEqualTo(id + ":channel:1");
        }
    }

    @Nested
    class WhenAPanelIsRequested {
        private TicketPanelRequested requested(String id) {
            return new TicketPanelRequested(
                    scene.guild, id, TicketScene.LOGS, "Need help?", List.of("Billing", "Other"));
        }

        @Test
        void itIsGivenOutUntilTheLogTellsOfIt() throws Exception {
            String id = TicketScene.newId();
            long version = scene.log().append(requested(id));

            JsonNode panel = due(version).getFirst();

            assertThat(panel.get("effectId").asString()).isEqualTo(id + ":panel");
            assertThat(panel.get("kind").asString()).isEqualTo("ticket.panel");
            assertThat(panel.get("panel").toString())
                    .isEqualTo(("{'id':'%s','channelId':'%s','messageId':null,'text':'Need help?',"
                                    + "'topics':['Billing','Other'],'version':%d}")
                            .formatted(id, LOGS, version)
                            .replace('\'', '"'));

            scene.projected(scene.log().append(new TicketPanelPosted(scene.guild, id, LOGS, "5")));
            assertThat(states(id)).containsExactly(Map.entry("panel", "done"));
        }

        @Test
        void itIsParkedWhenDiscordRefusesIt() throws Exception {
            String id = TicketScene.newId();
            scene.log().append(requested(id));

            scene.projected(scene.log().append(new TicketPanelFailed(scene.guild, id, "channel-missing")));

            assertThat(states(id)).containsExactly(Map.entry("panel", "parked"));
        }
    }
}
