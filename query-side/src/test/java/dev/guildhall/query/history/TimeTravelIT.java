package dev.guildhall.query.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.events.Change;
import dev.guildhall.events.OfGuild;
import dev.guildhall.events.giveaway.GiveawayEvent;
import dev.guildhall.events.modules.ModuleEnabled;
import dev.guildhall.events.settings.SettingsChanged;
import dev.guildhall.events.ticket.TicketEvent;
import dev.guildhall.query.Databases;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.QuerySideProcess.Reply;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestRedis;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A guild, a giveaway, a ticket as they were. */
class TimeTravelIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static TestDatabase database;
    private static QuerySideProcess side;

    private HistoryScene scene;

    @BeforeAll
    static void start() {
        database = Databases.migrated();
        side = QuerySideProcess.start(database, TestRedis.shared().url());
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @BeforeEach
    void begin() {
        scene = new HistoryScene(side);
    }

    private JsonNode live(String path, long position) throws Exception {
        String query = "/api/guilds/" + scene.guild + path + "?atLeast=" + position;
        await().atMost(PATIENCE)
                .until(() -> side.get(query, HistoryScene.OLIVIA).status() == 200);
        return side.get(query, HistoryScene.OLIVIA).body();
    }

    private int checkpoints() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) FROM query.guild_checkpoint WHERE guild_id = '" + scene.guild + "'")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Nested
    class WhenAGuildHasALongHistory {
        @ParameterizedTest
        @ValueSource(longs = {11, 12})
        void isAtEveryMomentWhatItThenWas(long seed) throws Exception {
            int events = 2 * GuildCheckpoints.INTERVAL + 20;
            RandomHistory history = new RandomHistory(scene.guild, "Demo", seed);
            Map<Long, JsonNode> states = new TreeMap<>();
            for (int i = 1; i < events; i++) {
                long position = scene.append(history.configuration());
                // Around checkpoints each one, elsewhere some.
                if (i % 9 == 0 || (i + 1) % GuildCheckpoints.INTERVAL < 3) {
                    states.put(position, live("", position));
                }
            }
            await().atMost(PATIENCE).until(() -> checkpoints() == 2);

            for (Map.Entry<Long, JsonNode> state : states.entrySet()) {
                Reply then = scene.get("/at?position=" + state.getKey());
                assertThat(then.body())
                        .as("position %s of seed %s", state.getKey(), seed)
                        .isEqualTo(state.getValue());
            }
            isTheSameAtTheTimesOf(states);
            isTheSameFromTheBeginning(states);
        }

        /** Several events may be of one microsecond: then the last of them counts. */
        private void isTheSameAtTheTimesOf(Map<Long, JsonNode> states) throws Exception {
            Map<Instant, Long> times = new TreeMap<>();
            LogReader log = side.bean(LogReader.class);
            for (LoggedEvent event : log.at(states.keySet())) {
                times.put(event.recordedAt(), event.position());
            }
            for (Map.Entry<Instant, Long> moment : times.entrySet()) {
                if (log.positionAt(moment.getKey()) == moment.getValue()) {
                    assertThat(scene.get("/at?time=" + moment.getKey()).body())
                            .isEqualTo(states.get(moment.getValue()));
                }
            }
        }

        private void isTheSameFromTheBeginning(Map<Long, JsonNode> states) {
            PastGuilds past = side.bean(PastGuilds.class);
            for (long position : states.keySet()) {
                Moment moment = Moment.at(position);
                assertThat(past.fromTheBeginning(scene.guild, moment)).isEqualTo(past.at(scene.guild, moment));
            }
        }
    }

    @Nested
    class WhenAMomentIsAskedFor {
        @Test
        void whatIsToComeIsTheGuildAsItIs() throws Exception {
            long position = scene.append(new ModuleEnabled(scene.guild, "welcome"));
            JsonNode now = live("", position);
            assertThat(scene.get("/at?time=2100-01-01T00:00:00Z").body()).isEqualTo(now);
            assertThat(scene.get("/at?position=999999999999").body()).isEqualTo(now);
        }

        @Test
        void beforeTheGuildThereIsNothing() throws Exception {
            live("", scene.registered);
            assertThat(scene.get("/at?position=" + (scene.registered - 1)).status())
                    .isEqualTo(404);
            assertThat(scene.get("/at?time=2001-01-01T00:00:00Z").status()).isEqualTo(404);
            assertThat(scene.get("/diff?from=2001-01-01T00:00:00Z").status()).isEqualTo(404);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/at",
                    "/at?position=x",
                    "/at?time=yesterday",
                    "/at?time=5",
                    "/at?position=1&time=2030-01-01T00:00:00Z",
                    "/at?position=2030-01-01T00:00:00Z",
                    "/diff",
                    "/diff?from=x",
                    "/diff?from=1&to=x",
                    "/at/giveaways/x",
                    "/at/tickets/x"
                })
        void refusesWhatIsNoMoment(String query) throws Exception {
            live("", scene.registered);
            assertThat(scene.get(query).status()).isEqualTo(400);
        }

        @Test
        void isForThoseWhoMayReadTheGuildOnly() throws Exception {
            live("", scene.registered);
            for (String path : List.of(
                    "/at?position=1", "/diff?from=1", "/at/giveaways/x?position=1", "/at/tickets/x?position=1")) {
                assertThat(scene.get(path, HistoryScene.MAX, Map.of()).status())
                        .as(path)
                        .isEqualTo(403);
            }
        }
    }

    @Nested
    class WhenTwoMomentsAreCompared {
        @Test
        void tellsWhatDiffersAndNothingOfWhatCameAndWent() throws Exception {
            long first = scene.append(new SettingsChanged(scene.guild, List.of(new Change("prefix", null, "?"))));
            scene.append(new SettingsChanged(scene.guild, List.of(new Change("locale", null, "fr"))));
            scene.append(new ModuleEnabled(scene.guild, "welcome"));
            long last = scene.append(new SettingsChanged(
                    scene.guild, List.of(new Change("locale", "fr", null), new Change("prefix", "?", "#"))));
            live("", last);

            Reply reply = scene.get("/diff?from=" + first);

            assertThat(reply.body().at("/data/changes").toString())
                    .isEqualTo("[{\"path\":\"/settings/prefix\",\"before\":\"?\",\"after\":\"#\"},"
                            + "{\"path\":\"/modules/welcome/enabled\",\"before\":false,\"after\":true}]");
            assertThat(reply.at("/data/text"))
                    .isEqualTo("/settings/prefix: \"?\" → \"#\"\n/modules/welcome/enabled: false → true");
            assertThat(reply.version()).isEqualTo(last);
            assertThat(scene.get("/diff?from=" + last + "&to=" + last).at("/data/text"))
                    .isEmpty();
        }
    }

    @Nested
    class WhenAGiveawayOrATicketIsAskedFor {
        @Test
        void isAtEveryMomentWhatItThenWas() throws Exception {
            RandomHistory history = new RandomHistory(scene.guild, "Demo", 5);
            Map<String, JsonNode> states = new TreeMap<>();
            for (int i = 0; i < 60; i++) {
                OfGuild event = history.next();
                long position = scene.append(event);
                switch (event) {
                    case GiveawayEvent e ->
                        states.put(
                                "/at/giveaways/" + e.giveawayId() + "?position=" + position,
                                live("/giveaways/" + e.giveawayId(), position));
                    case TicketEvent e ->
                        states.put(
                                "/at/tickets/" + e.ticketId() + "?position=" + position + "&atLeast=" + position,
                                live("/tickets/" + e.ticketId(), position));
                    default -> {
                        // Of which there are other tests.
                    }
                }
            }
            assertThat(states).hasSizeGreaterThan(20);
            for (Map.Entry<String, JsonNode> state : states.entrySet()) {
                assertThat(scene.get(state.getKey()).body()).as(state.getKey()).isEqualTo(state.getValue());
            }
        }

        @Test
        void thereIsNoneOfAnotherGuildNorBeforeItWasThere() throws Exception {
            RandomHistory history = new RandomHistory(scene.guild, "Demo", 5);
            OfGuild event = history.next();
            while (!(event instanceof GiveawayEvent)) {
                event = history.next();
            }
            long position = scene.append(event);
            String path = "/at/giveaways/" + ((GiveawayEvent) event).giveawayId() + "?position=";
            HistoryScene other = new HistoryScene(side);
            other.told(other.registered);
            assertThat(scene.get(path + position).status()).isEqualTo(200);
            assertThat(scene.get(path + (position - 1)).status()).isEqualTo(404);
            assertThat(other.get(path + position).status()).isEqualTo(404);
            assertThat(scene.get("/at/tickets/01JD7Z3M8Q4V5X6Y7Z8A9BCDEF?position=" + position)
                            .status())
                    .isEqualTo(404);
        }
    }
}
