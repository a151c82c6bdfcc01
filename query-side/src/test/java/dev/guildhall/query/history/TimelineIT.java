package dev.guildhall.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.eventlog.SubjectKeys;
import dev.guildhall.events.Change;
import dev.guildhall.events.EventCatalogue;
import dev.guildhall.events.OfGuild;
import dev.guildhall.events.leveling.XpEarned;
import dev.guildhall.events.modules.ModuleConfigured;
import dev.guildhall.events.modules.ModuleEnabled;
import dev.guildhall.events.settings.SettingsChanged;
import dev.guildhall.events.ticket.TicketClosed;
import dev.guildhall.events.ticket.TicketOpened;
import dev.guildhall.query.Databases;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.QuerySideProcess.Reply;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestRedis;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Who did what in a guild, when and why, as it is read. */
class TimelineIT {
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
        scene.told(scene.registered);
    }

    private SettingsChanged prefix(@Nullable String before, String after) {
        return new SettingsChanged(scene.guild, List.of(new Change("prefix", before, after)));
    }

    @Nested
    class WhenItIsRead {
        @Test
        void tellsWhoDidWhatWhenAndWhy() throws Exception {
            long position = scene.appendAs(HistoryScene.ADAM, "c-1", prefix("!", "?"));

            Reply reply = scene.get("?atLeast=" + position);

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.version()).isEqualTo(position);
            assertThat(reply.headers()).containsEntry("etag", "\"" + position + "\"");
            assertThat(HistoryScene.positions(reply)).containsExactly(position, scene.registered);
            JsonNode entry = reply.body().at("/data/0");
            assertThat(entry.get("type").asString()).isEqualTo("settings.Changed");
            assertThat(entry.get("actor").toString())
                    .isEqualTo("{\"type\":\"panel\",\"id\":\"%s\",\"name\":\"name of %s\"}"
                            .formatted(HistoryScene.ADAM, HistoryScene.ADAM));
            assertThat(entry.get("origin").asString()).isEqualTo("panel");
            assertThat(entry.get("reason").asString()).isEqualTo("because of c-1");
            assertThat(entry.get("correlationId").asString()).isEqualTo("c-1");
            assertThat(entry.get("summary").asString()).isEqualTo("Settings were changed: prefix");
            assertThat(entry.get("changes").toString())
                    .isEqualTo("[{\"path\":\"/settings/prefix\",\"before\":\"!\",\"after\":\"?\"}]");
            assertThat(Instant.parse(entry.get("time").asString()))
                    .isBefore(Instant.now().plusSeconds(60));
        }

        @Test
        void tellsItInFrenchToWhoeverPrefersThat() throws Exception {
            long position = scene.append(new ModuleEnabled(scene.guild, "welcome"));
            Reply reply = scene.get(
                    "?limit=1&atLeast=" + position, HistoryScene.OLIVIA, Map.of("Accept-Language", "fr-FR, en;q=0.5"));
            assertThat(reply.at("/data/0/summary")).isEqualTo("Le module welcome a été activé");
        }

        @Test
        void isForThoseWhoMayReadTheGuildOnly() throws Exception {
            for (String path : List.of("", "/" + scene.registered, "/blame")) {
                assertThat(scene.get(path, HistoryScene.MAX, Map.of()).status()).isEqualTo(403);
            }
        }

        @Test
        void holdsNothingOfOtherGuilds() throws Exception {
            HistoryScene other = new HistoryScene(side);
            scene.told(other.registered);
            assertThat(scene.all("&everything=true", 50)).hasSize(1);
            assertThat(scene.get("/" + other.registered).status()).isEqualTo(404);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "?limit=0",
                    "?limit=201",
                    "?from=yesterday",
                    "?to=2030-13-01T00:00:00Z",
                    "?module=server",
                    "?after=x",
                    "?everything=perhaps",
                    "?type=%00",
                    "/blame?path=settings",
                    "/blame?path=/%00"
                })
        void refusesWhatCannotBeAsked(String query) throws Exception {
            assertThat(scene.get(query).status()).isEqualTo(400);
        }
    }

    @Nested
    class WhenItIsSearched {
        private long settings;
        private long welcome;
        private long enabled;
        private long earned;

        @BeforeEach
        void live() {
            settings = scene.appendAs(HistoryScene.ADAM, "c-1", prefix(null, "kumquat"));
            enabled = scene.appendAs(HistoryScene.OLIVIA, "c-2", new ModuleEnabled(scene.guild, "welcome"));
            welcome = scene.appendAs(
                    HistoryScene.ADAM,
                    "c-3",
                    new ModuleConfigured(
                            scene.guild, "welcome", List.of(new Change("text", null, "Bienvenue à l'étage"))));
            earned = scene.appendAs(
                    HistoryScene.ADAM, "c-4", new XpEarned(scene.guild, HistoryScene.MAX, 20, 20, 1_800_000_000_000L));
            scene.told(earned);
        }

        private void finds(String query, Long... positions) throws Exception {
            Reply reply = scene.get("?" + query);
            assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
            assertThat(HistoryScene.positions(reply)).as(query).containsExactly(positions);
        }

        @Test
        void leavesOutWhatIsRoutineUnlessItIsAskedFor() throws Exception {
            finds("", welcome, enabled, settings, scene.registered);
            finds("everything=true", earned, welcome, enabled, settings, scene.registered);
            finds("type=leveling.XpEarned", earned);
            finds("everything=true&actor=" + HistoryScene.ADAM, earned, welcome, settings);
            finds("everything=true&module=leveling", earned);
            finds("everything=true&module=leveling&actor=" + HistoryScene.ADAM, earned);
            finds("type=leveling.XpEarned&module=leveling", earned);
            finds("type=leveling.XpEarned&module=welcome");
            finds("module=leveling");
        }

        @Test
        void findsByActorTypeAndModuleTogether() throws Exception {
            finds("actor=" + HistoryScene.ADAM, welcome, settings);
            finds("module=welcome", welcome, enabled);
            finds("module=welcome&actor=" + HistoryScene.ADAM, welcome);
            finds("type=settings.Changed", settings);
            finds("type=settings.Changed&actor=" + HistoryScene.OLIVIA);
            finds("type=module.Configured&module=welcome", welcome);
            finds("type=module.Configured&module=giveaway");
        }

        @Test
        void findsByWordsOfTheSummaryAndOfValuesWhateverTheirCaseAndAccents() throws Exception {
            finds("q=KUMQUAT", settings);
            finds("q=etage", welcome);
            finds("q=Module", welcome, enabled);
            finds("q=module%20configure", welcome);
            finds("q=module&actor=" + HistoryScene.OLIVIA, enabled);
            finds("q=module&type=module.Enabled", enabled);
            finds("q=prefix&module=welcome");
            finds("q=activ%C3%A9", enabled);
            finds("q=nothing");
        }

        @Test
        void findsByTimeAndPositionInclusively() throws Exception {
            finds("from=" + enabled + "&to=" + welcome, welcome, enabled);
            String time = scene.get("/" + enabled).at("/data/entry/time");
            finds("to=" + time, enabled, settings, scene.registered);
            finds("from=" + time, welcome, enabled);
            finds("to=2001-01-01T00:00:00Z");
        }

        @Test
        void goesOnAfterEachPageWithoutAGapOrARepetition() throws Exception {
            for (String query : List.of("", "&everything=true", "&q=module", "&actor=" + HistoryScene.ADAM)) {
                assertThat(HistoryScene.positions(scene.all(query, 1)))
                        .as(query)
                        .isEqualTo(HistoryScene.positions(scene.all(query, 200)));
            }
        }
    }

    @Nested
    class WhenItIsAskedWhatLedToWhat {
        @Test
        void tellsWhatTheSameRequestDidBeforeAndAfter() throws Exception {
            long first = scene.appendAs(HistoryScene.ADAM, "together", prefix(null, "?"));
            long second = scene.appendAs(HistoryScene.ADAM, "together", new ModuleEnabled(scene.guild, "welcome"));
            scene.appendAs(HistoryScene.ADAM, "alone", prefix("?", "#"));
            long third = scene.appendAs(HistoryScene.ADAM, "together", new ModuleEnabled(scene.guild, "giveaway"));

            Reply reply = scene.get("/" + second + "?atLeast=" + third);

            assertThat(reply.at("/data/entry/type")).isEqualTo("module.Enabled");
            assertThat(reply.body().at("/data/causedBy").size()).isEqualTo(1);
            assertThat(reply.at("/data/causedBy/0/position")).isEqualTo(Long.toString(first));
            assertThat(reply.body().at("/data/caused").size()).isEqualTo(1);
            assertThat(reply.at("/data/caused/0/position")).isEqualTo(Long.toString(third));
        }

        @ParameterizedTest
        @ValueSource(strings = {"/0", "/999999999", "/x", "/99999999999999999999"})
        void thereIsNothingElsewhere(String position) throws Exception {
            assertThat(scene.get(position).status()).isEqualTo(404);
        }
    }

    @Nested
    class WhenItIsAskedWhoIsToBlame {
        @Test
        void tellsTheChangeThatSetTheField() throws Exception {
            scene.appendAs(HistoryScene.OLIVIA, "c-1", prefix(null, "?"));
            long last = scene.appendAs(HistoryScene.ADAM, "c-2", prefix("?", "#"));
            long enabled = scene.append(new ModuleEnabled(scene.guild, "welcome"));

            Reply one = scene.get("/blame?path=/settings/prefix&atLeast=" + enabled);
            assertThat(one.body().at("/data").size()).isEqualTo(1);
            assertThat(one.at("/data/0/path")).isEqualTo("/settings/prefix");
            assertThat(one.at("/data/0/entry/position")).isEqualTo(Long.toString(last));
            assertThat(one.at("/data/0/entry/actor/id")).isEqualTo(HistoryScene.ADAM);

            Reply all = scene.get("/blame");
            Set<String> paths = new TreeSet<>();
            all.body().at("/data").forEach(blame -> paths.add(blame.get("path").asString()));
            assertThat(paths)
                    .containsExactly("/modules/welcome/enabled", "/name", "/ownerId", "/present", "/settings/prefix");
            assertThat(scene.get("/blame?path=/modules").at("/data/0/entry/position"))
                    .isEqualTo(Long.toString(enabled));
            assertThat(scene.get("/blame?path=/settings/locale")
                            .body()
                            .at("/data")
                            .size())
                    .isZero();
        }
    }

    @Nested
    class WhenSomebodyIsErased {
        @Test
        void readsErasedWhereverTheyWereNamedOrWrote() throws Exception {
            String erased = "1180000000000000777";
            RandomHistory history = new RandomHistory(scene.guild, "Demo", 1);
            OfGuild opened = history.next();
            while (!(opened instanceof TicketOpened)) {
                opened = history.next();
            }
            String ticket = ((TicketOpened) opened).ticketId();
            scene.append(opened);
            long closed = scene.appendAs(
                    erased,
                    "c-1",
                    new TicketClosed(scene.guild, ticket, 1, erased, "hand", "Kumquats", null, 1_800_000_000_000L, 0));
            assertThat(scene.get("?limit=1&atLeast=" + closed).body().toString())
                    .contains("Kumquats", "because of c-1", "name of " + erased);

            SubjectKeys keys = side.bean(SubjectKeys.class);
            keys.destroy(erased, List.of(keys.newest(erased).orElseThrow()));

            Reply reply = scene.get("?limit=1");
            assertThat(reply.body().toString()).doesNotContain("Kumquats", "because of", "name of");
            assertThat(reply.at("/data/0/actor/name")).isEqualTo("[erased]");
            assertThat(reply.at("/data/0/reason")).isEqualTo("[erased]");
            assertThat(reply.at("/data/0/changes/1/after")).isEqualTo("[erased]");
            assertThat(scene.get("?q=kumquats").body().at("/data").size()).isZero();
        }
    }

    @Nested
    class WhateverHappens {
        @Test
        void everyEventHasItsEntry() throws Exception {
            List<Long> positions = new ArrayList<>();
            List<TimelineEvent> events = new ArrayList<>();
            for (Class<?> type : EventCatalogue.all()) {
                if (OfGuild.class.isAssignableFrom(type)) {
                    OfGuild sample = (OfGuild) SampleEvent.of(type, scene.guild);
                    long position = 1_000_000_000L + events.size();
                    events.add(new TimelineEvent(sample, EventCatalogue.typeOf(type), position, Map.of()));
                    positions.addFirst(position);
                }
            }
            side.bean(TimelineTable.class).write(events);
            try {
                TimelineSearch.Found found = new TimelineSearch(side.bean(DataSource.class))
                        .find(
                                scene.guild,
                                new Question(1_000, Long.MAX_VALUE, null, null, null, List.of(), true),
                                1_000);
                assertThat(found.positions()).startsWith(positions.toArray(Long[]::new));
            } finally {
                forget();
            }
        }

        @Test
        void aPageLooksAtSoManyCandidatesOnlyAndSaysWhereToGoOn() throws Exception {
            long first = 1_000_000_000L;
            int events = TimelineSearch.MAX_CANDIDATES + 10;
            List<TimelineEvent> all = new ArrayList<>();
            for (int i = 0; i < events; i++) {
                String actorId = i == 0 || i == events - 1 ? HistoryScene.OLIVIA : HistoryScene.ADAM;
                all.add(new TimelineEvent(prefix("!", "?"), "settings.Changed", first + i, Map.of("actorId", actorId)));
            }
            side.bean(TimelineTable.class).write(all);
            try {
                TimelineSearch search = side.bean(TimelineSearch.class);
                Question question = new Question(
                        first - 1, Long.MAX_VALUE, HistoryScene.OLIVIA, null, null, List.of("prefix"), false);

                TimelineSearch.Found found = search.find(scene.guild, question, 50);

                assertThat(found.positions()).containsExactly(first + events - 1);
                assertThat(found.next()).isNotNull();
                Question onwards = new Question(
                        first - 1,
                        Objects.requireNonNull(found.next()),
                        HistoryScene.OLIVIA,
                        null,
                        null,
                        List.of("prefix"),
                        false);
                assertThat(search.find(scene.guild, onwards, 50))
                        .isEqualTo(new TimelineSearch.Found(List.of(first), null));
            } finally {
                forget();
            }
        }

        private void forget() throws SQLException {
            for (String name : List.of("timeline_term", "timeline_field", "timeline_before")) {
                run("DELETE FROM query." + name + " WHERE position >= 1000000000");
            }
        }

        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3, 4, 5, 6})
        void valuesChainUpWithoutABreak(long seed) throws Exception {
            RandomHistory history = new RandomHistory(scene.guild, "Demo", seed);
            long last = 0;
            for (int i = 0; i < 120; i++) {
                last = scene.append(history.next());
            }
            scene.told(last);

            Map<String, JsonNode> values = new HashMap<>();
            Map<String, String> setters = new HashMap<>();
            for (JsonNode entry : scene.all("&everything=true", 37).reversed()) {
                for (JsonNode change : entry.get("changes")) {
                    String path = change.get("path").asString();
                    JsonNode before = values.put(path, change.get("after"));
                    if (before != null) {
                        assertThat(change.get("before"))
                                .as("%s at %s, seed %s", path, entry.get("position"), seed)
                                .isEqualTo(before);
                    }
                    setters.put(path, entry.get("position").asString());
                }
            }
            assertThat(values).hasSizeGreaterThan(30);
            for (JsonNode blame : scene.get("/blame").body().at("/data")) {
                assertThat(blame.at("/entry/position").asString())
                        .isEqualTo(setters.get(blame.get("path").asString()));
            }
        }

        @Test
        void whatIsWrittenAgainChangesNothingAndIsTheSameWhenMadeAnew() throws Exception {
            RandomHistory history = new RandomHistory(scene.guild, "Demo", 99);
            for (int i = 0; i < 60; i++) {
                scene.append(history.next());
            }
            long last = scene.append(prefix(null, "?"));
            scene.told(last);
            TimelineTable table = side.bean(TimelineTable.class);
            List<String> rows = rows();
            assertThat(rows).hasSizeGreaterThan(500);

            follow(table);
            assertThat(rows()).isEqualTo(rows);

            for (String name : List.of("timeline_term", "timeline_field", "timeline_before")) {
                run("DELETE FROM query." + name);
            }
            follow(table);
            assertThat(rows()).isEqualTo(rows);
        }

        private void follow(TimelineTable table) {
            LogReader log = side.bean(LogReader.class);
            long position = 0;
            for (List<LoggedEvent> page = log.after(0, 100); !page.isEmpty(); page = log.after(position, 100)) {
                table.write(page.stream()
                        .filter(event -> event.payload() instanceof OfGuild)
                        .map(event -> new TimelineEvent(
                                (OfGuild) event.payload(), event.type(), event.position(), event.metadata()))
                        .toList());
                position = page.getLast().position();
            }
        }

        private List<String> rows() throws SQLException {
            List<String> rows = new ArrayList<>();
            for (String name : List.of("timeline_term", "timeline_field", "timeline_before")) {
                try (Connection connection = database.connect();
                        Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery("SELECT t::text FROM query." + name + " t")) {
                    while (row.next()) {
                        rows.add(name + row.getString(1));
                    }
                }
            }
            rows.sort(null);
            return rows;
        }

        private void run(String sql) throws SQLException {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
