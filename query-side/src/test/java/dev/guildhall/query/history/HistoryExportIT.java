package dev.guildhall.query.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.guildhall.eventlog.Anchor;
import dev.guildhall.eventlog.GuildProof;
import dev.guildhall.eventlog.GuildProof.Extent;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.ProvenEvent;
import dev.guildhall.eventlog.SubjectKeys;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.moderation.CaseOpened;
import dev.guildhall.query.Databases;
import dev.guildhall.query.GuildLog;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.history.HistoryVerifier.Verdict;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestRedis;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A guild's history as it is taken away, and as it is checked without this program. */
class HistoryExportIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Ends of lines to some, and none to others. */
    private static final String WORDS = "first\nsecond\u2028third é 𝄞";

    @TempDir
    private static Path anchors;

    private static TestDatabase database;
    private static QuerySideProcess side;

    @TempDir
    private Path directory;

    private HistoryScene scene;
    private HistoryScene neighbour;
    private HistoryVerifier verifier;

    @BeforeAll
    static void start() {
        database = Databases.migrated();
        side = QuerySideProcess.start(
                database,
                TestRedis.shared().url(),
                Map.of(
                        "guildhall.log.anchor.file",
                        anchors.resolve("anchors").toString(),
                        "guildhall.log.anchor.interval",
                        "100ms"));
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @BeforeEach
    void begin() {
        scene = new HistoryScene(side);
        neighbour = new HistoryScene(side);
        verifier = new HistoryVerifier(directory);
    }

    /** Own events with others' between them, the last by somebody who wrote something. */
    private long happen() {
        scene.appendAs(HistoryScene.ADAM, "c-1", GuildLog.prefix(scene.guild, "a"));
        neighbour.append(GuildLog.prefix(neighbour.guild, "n"), GuildLog.prefix(neighbour.guild, "o"));
        scene.append(GuildLog.prefix(scene.guild, "b"), GuildLog.prefix(scene.guild, "c"));
        neighbour.append(GuildLog.prefix(neighbour.guild, "p"));
        long last = scene.appendAs(
                HistoryScene.MAX,
                "c-2",
                new CaseOpened(
                        scene.guild,
                        1,
                        "command-1",
                        "warn",
                        HistoryScene.MAX,
                        HistoryScene.MAX,
                        null,
                        WORDS,
                        1_800_000_000_000L,
                        null,
                        null,
                        null));
        neighbour.append(GuildLog.prefix(neighbour.guild, "q"));
        return last;
    }

    private static HttpResponse<InputStream> open(String guildId, String userId) throws Exception {
        return side.open("/api/guilds/" + guildId + "/history/export", userId, "*/*");
    }

    /** As soon as the query side knows the guild, and nobody else is in the way. */
    private static HttpResponse<InputStream> opened(HistoryScene of) {
        return await().atMost(PATIENCE)
                .until(
                        () -> {
                            HttpResponse<InputStream> answer = open(of.guild, HistoryScene.OLIVIA);
                            if (answer.statusCode() != 200) {
                                answer.body().close();
                            }
                            return answer;
                        },
                        answer -> answer.statusCode() == 200);
    }

    private static String export(HistoryScene of) throws IOException {
        try (InputStream body = opened(of).body()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> lines(String history) {
        return new ArrayList<>(List.of(history.split("\n")));
    }

    private static String file(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    private static int lineOf(List<String> lines, String member, String pointer, long value) {
        return IntStream.range(0, lines.size())
                .filter(i -> EventJson.mapper()
                                .readTree(lines.get(i))
                                .at("/" + member + "/" + pointer)
                                .asLong(-1)
                        == value)
                .findFirst()
                .orElseThrow();
    }

    private static int event(List<String> lines, long position) {
        return lineOf(lines, "event", "position", position);
    }

    private static long number(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Nested
    class WhenItIsChecked {
        @Test
        void holdsAgainstAnAnchorFromElsewhere() throws Exception {
            long last = happen();
            Path file = anchors.resolve("anchors");
            await().atMost(PATIENCE).until(() -> number("select coalesce(max(position), 0) from log.anchor") >= last);

            String history = export(scene);
            Verdict verdict = verifier.verify(history, "--anchors", file.toString());

            verdict.holds();
            assertThat(verdict.output())
                    .contains("guild " + scene.guild + ": 5 events", "0 events are newer")
                    .doesNotContain("NOT PROVEN that this is the log");
            JsonNode header = EventJson.mapper().readTree(lines(history).getFirst());
            assertThat(header.at("/anchor/position").asLong()).isGreaterThanOrEqualTo(last);
        }

        @Test
        void saysThatItProvesLittleWithoutOne() throws Exception {
            happen();

            Verdict verdict = verifier.verify(export(scene));

            verdict.holds();
            assertThat(verdict.output())
                    .contains("NOT PROVEN that this is the log that was kept")
                    .contains("what 5 personal texts open to");
        }

        @Test
        void failsAgainstAnAnchorOfAnotherLog() throws Exception {
            long last = happen();
            Anchor other = new Anchor(last, "17".repeat(32), Anchor.TIME_UNKNOWN);

            verifier.verify(export(scene), "--anchor", other.position() + ":" + other.link())
                    .failsAt("position " + last + ": the head anchored there (yours) was another one");
        }

        @Test
        void isNotMadeWhenItIsCalledWrongly() throws Exception {
            assertThat(verifier.verify("", "--anchor", "7").exitCode()).isEqualTo(2);
            assertThat(verifier.verify("", "--nonsense").exitCode()).isEqualTo(2);
        }
    }

    @Nested
    class WhenAnythingWasChanged {
        private List<String> lines = List.of();
        private long last;

        @BeforeEach
        void take() throws Exception {
            last = happen();
            lines = lines(export(scene));
        }

        private Verdict changed(int line, String from, String to) throws Exception {
            String was = lines.get(line);
            assertThat(was).contains(from);
            lines.set(line, was.replace(from, to));
            return verifier.verify(file(lines));
        }

        @Test
        void namesTheEventOfWhichAByteIsAnother() throws Exception {
            long position = scene.registered;

            changed(event(lines, position), "Demo", "Demi")
                    .failsAt("position " + position + ": the event is not the one that was recorded");
        }

        @ParameterizedTest
        @CsvSource({
            "'\"sequence\":','\"sequence\":1'",
            "'\"revision\":','\"revision\":1'",
            "'\"recordedAt\":\"20','\"recordedAt\":\"19'"
        })
        void namesTheEventOfWhichAFieldIsAnother(String from, String to) throws Exception {
            changed(event(lines, scene.registered), from, to)
                    .failsAt("position " + scene.registered + ": the event is not the one that was recorded");
        }

        @Test
        void namesTheFirstMissingPosition() throws Exception {
            int line = event(lines, last);
            lines.remove(line);

            verifier.verify(file(lines)).failsAt("position " + last + ": it is missing");
        }

        @Test
        void namesTheFirstOfTwoThatWereSwapped() throws Exception {
            int line = event(lines, last);
            Collections.swap(lines, line - 1, line);
            long before = EventJson.mapper()
                    .readTree(lines.get(line))
                    .at("/others/from")
                    .asLong();

            verifier.verify(file(lines)).failsAt("position " + before + ": it is missing");
        }

        @Test
        void namesTheRowsOfOthersAmongWhichOneWasForged() throws Exception {
            int line = event(lines, last) - 1;
            ObjectNode run = (ObjectNode) EventJson.mapper().readTree(lines.get(line));
            long from = run.at("/others/from").asLong();
            byte[] rows = run.at("/others/rows").binaryValue();
            rows[GuildProof.BYTES_A_ROW - 1] ^= 1;

            ((ObjectNode) run.get("others")).put("rows", rows);
            lines.set(line, run.toString());

            verifier.verify(file(lines)).failsAt("position " + from);
        }

        @Test
        void namesTheEventBeforeWhichOneWasPassedOffAsSomebodyElses() throws Exception {
            long next = scene.append(GuildLog.prefix(scene.guild, "d"));
            lines = lines(export(scene));
            passOffTwoAsSomebodyElses();

            verifier.verify(file(lines))
                    .failsAt("position " + next + ": event 2 of guild:" + scene.guild + " was left");
        }

        /** What stands in the neighbour's file in the place of events of ours, which the chain alone accepts. */
        private void passOffTwoAsSomebodyElses() throws Exception {
            List<String> theirs = lines(export(neighbour));
            String run = theirs.get(lineOf(theirs, "others", "to", last - 2));
            int first = event(
                    lines, EventJson.mapper().readTree(run).at("/others/from").asLong());
            lines.subList(first, event(lines, last - 2) + 1).clear();
            lines.add(first, run);
        }

        @Test
        void cannotTellWhetherTheLastOnesOfASequenceWerePassedOffAndSaysSo() throws Exception {
            passOffTwoAsSomebodyElses();
            int end = lines.size() - 1;
            ObjectNode counts = (ObjectNode) EventJson.mapper().readTree(lines.get(end));
            ((ObjectNode) counts.get("end"))
                    .put("events", 3)
                    .put("others", counts.at("/end/others").asInt() + 2);
            lines.set(end, counts.toString());

            Verdict verdict = verifier.verify(file(lines));

            verdict.holds();
            assertThat(verdict.output()).contains("NOT PROVEN: that a sequence does not go on");
        }

        @Test
        void noticesWhereItWasCutOff() throws Exception {
            String whole = file(lines);
            long head = EventJson.mapper()
                    .readTree(lines.getFirst())
                    .at("/head/position")
                    .asLong();
            int lineBefore = file(lines.subList(0, lines.size() - 1)).length();

            verifier.verify(whole.substring(0, lineBefore)).failsAt("position " + (head + 1) + ": the file ends here");
            verifier.verify(whole.substring(0, lineBefore + 9)).failsAt("position " + (head + 1));
            verifier.verify("").failsAt("line 1: the file is empty");
        }

        @Test
        void noticesAnotherCount() throws Exception {
            changed(lines.size() - 1, "\"events\":5", "\"events\":6").failsAt("position ");
        }

        @Test
        void noticesATextThatWasNeverSealed() throws Exception {
            changed(event(lines, scene.registered), "\"opened\":{}", "\"opened\":{\"/payload/name\":\"x\"}")
                    .failsAt("position " + scene.registered + ": nothing is sealed at /payload/name");
        }
    }

    @Nested
    class WhenSomebodyIsErased {
        @Test
        void holdsAsBeforeWithoutTheirWords() throws Exception {
            String erased = "1180000000000000778";
            long position = scene.appendAs(erased, "c-9", GuildLog.prefix(scene.guild, "e"));
            String before = export(scene);
            SubjectKeys keys = side.bean(SubjectKeys.class);

            keys.destroy(erased, List.of(keys.newest(erased).orElseThrow()));
            String after = export(scene);

            assertThat(before).contains("name of " + erased, "because of c-9");
            assertThat(after)
                    .doesNotContain("name of " + erased, "because of c-9")
                    .contains("[erased]");
            verifier.verify(before).holds();
            verifier.verify(after).holds();
            List<String> lines = lines(after);
            assertThat(EventJson.mapper()
                            .readTree(lines.get(event(lines, position)))
                            .at("/event/opened")
                            .get("/metadata/actorName")
                            .stringValue())
                    .isEqualTo("[erased]");
        }
    }

    @Nested
    class WhenSomebodyAsksForIt {
        @Test
        void isForThoseWhoMayReadTheGuildOnly() throws Exception {
            export(scene);
            HttpResponse<InputStream> answer = open(scene.guild, HistoryScene.MAX);

            assertThat(answer.statusCode()).isEqualTo(403);
            answer.body().close();
        }

        @Test
        void tellsNothingThatOthersWroteOrDid() throws Exception {
            happen();

            assertThat(export(scene))
                    .doesNotContain(neighbour.guild)
                    .contains(EventJson.mapper().writeValueAsString(WORDS));
        }
    }

    @Nested
    class WhenItIsLong {
        private static final int EVENTS = 8_000;
        private static final int AT_ONCE = 500;
        private static final int LOOK_AFTER = 5_000;

        private static final String SESSIONS = " from pg_stat_activity where"
                + " application_name = 'guildhall-event-log-proof' and datname = current_database()";

        private static final String IDLE = "select count(*)" + SESSIONS + " and state = 'idle'";
        private static final String CUT = "select count(pg_terminate_backend(pid))" + SESSIONS;

        @Test
        void holdsAFewEventsInMemoryAndWaitsForASlowReaderWithoutAStatement() throws Exception {
            for (int i = 0; i < EVENTS / AT_ONCE; i++) {
                scene.append(IntStream.range(0, AT_ONCE)
                        .mapToObj(n -> GuildLog.prefix(scene.guild, "x".repeat(2_500) + n))
                        .toArray(GuildhallEvent[]::new));
                neighbour.append(GuildLog.prefix(neighbour.guild, "n"));
            }

            isToldPieceByPiece();
            isMadeForAFewAtOnceAndCutOffWhereItCannotBeEnded();
            Verdict verdict = verifier.verify(export(scene));
            verdict.holds();
            assertThat(verdict.output()).contains(EVENTS + 1 + " events");
        }

        private void isToldPieceByPiece() throws Exception {
            GuildProof proof = side.bean(GuildProof.class);
            Counting counting = new Counting();
            Extent extent = proof.extent(scene.guild);

            proof.tell(scene.guild, extent, counting);

            assertThat(extent.from()).isEqualTo(scene.registered);
            assertThat(extent.head().position())
                    .isEqualTo(side.bean(LogReader.class).head());
            assertThat(counting.payloads).hasSize(EVENTS + 1);
            assertThat(counting.held).isBetween(1L, 100L);
        }

        private void isMadeForAFewAtOnceAndCutOffWhereItCannotBeEnded() throws Exception {
            List<HttpResponse<InputStream>> slow = new ArrayList<>();
            for (int i = 0; i < HistoryExport.MAX_AT_ONCE; i++) {
                HttpResponse<InputStream> one = opened(scene);
                one.body().readNBytes(100);
                slow.add(one);
            }

            HttpResponse<InputStream> refused = open(scene.guild, HistoryScene.OLIVIA);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("retry-after")).hasValue("5");
            refused.body().close();
            await().atMost(PATIENCE).until(() -> number(IDLE) == HistoryExport.MAX_AT_ONCE);

            number(CUT);
            for (HttpResponse<InputStream> one : slow) {
                assertThatThrownBy(() -> one.body().readAllBytes()).isInstanceOf(IOException.class);
                one.body().close();
            }
        }

        /** Looks, far into it, how much of what it was told is still in memory. */
        private static final class Counting implements GuildProof.Listener {
            private final List<WeakReference<byte[]>> payloads = new ArrayList<>();
            private long held;

            @Override
            public void event(ProvenEvent event) {
                payloads.add(new WeakReference<>(event.payload()));
                if (payloads.size() == LOOK_AFTER) {
                    System.gc();
                    held = payloads.stream()
                            .filter(payload -> payload.get() != null)
                            .count();
                }
            }

            @Override
            public void others(long from, long to, byte[] rows, String link) {}
        }
    }
}
