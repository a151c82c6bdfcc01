package dev.guildhall.query.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.eventlog.Verifications;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.events.operation.ProjectionName;
import dev.guildhall.events.operation.RebuildRequested;
import dev.guildhall.query.Everything;
import dev.guildhall.query.GuildLog;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.QuerySideProcess.Reply;
import dev.guildhall.query.rebuild.ViewHashes;
import dev.guildhall.testkit.BaseBackup;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import dev.guildhall.testkit.TestRedis;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup that was taken under load, restored: to its end, and to a moment in between. */
class BackupIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OTTO = "1180000000000000105";
    private static final String OLIVIA = "1180000000000000101";
    private static final String VERIFY = "/api/ops/log/verify";
    private static final String REBUILD = "-01JD7Z3M8Q4V5X6Y7Z8A9BCDEF";

    /** All of them. */
    private static final List<ProjectionName> VIEWS = Arrays.stream(ProjectionName.values())
            .filter(ProjectionName::isRebuildable)
            .toList();

    private static final String MOMENT = "before-the-mistake";
    private static final int WRITERS = 3;
    private static final int EVENTS = 60;

    /** After so many changes something of everything happens. */
    private static final int EVERYTHING_EVERY = 20;

    /** What follows from the log, and can be thrown away. */
    private static final List<String> HISTORY =
            List.of("timeline_term", "timeline_field", "timeline_before", "guild_checkpoint");

    private static final String ANCHORS = "anchors.jsonl";

    @TempDir
    private static Path directory = Path.of("");

    private static TestPostgres primary;
    private static TestDatabase database;
    private static BaseBackup backup;
    private static Map<String, String> views;
    private static long moment;
    private static long head;

    @BeforeAll
    static void backUpUnderLoad() throws Exception {
        primary = TestPostgres.dedicated();
        BaseBackup.archive(primary);
        database = primary.newDatabase();
        try (QuerySideProcess side = process(database, directory);
                Load load = new Load(side.log())) {
            load.await(EVENTS);
            backup = BaseBackup.take(primary);
            load.await(EVENTS);
            moment = load.position();
            BaseBackup.name(primary, MOMENT);
            load.await(EVENTS);
            head = load.stop();
            await().atMost(PATIENCE)
                    .until(() -> side.get("/api/ops/log/head", OTTO)
                                    .body()
                                    .at("/data/anchors/0/position")
                                    .asLong()
                            == head);
            awaitAllViews(side);
            views = views(side);
        }
        BaseBackup.archiveAll(primary);
    }

    @AfterAll
    static void close() {
        backup.close();
        primary.close();
    }

    /** People who change things all the while. */
    private static final class Load implements AutoCloseable {
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private final AtomicBoolean over = new AtomicBoolean();
        private final AtomicLong acknowledged = new AtomicLong();
        private final List<Future<?>> writers = new ArrayList<>();

        Load(GuildLog log) {
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writers.add(threads.submit(() -> write(log, writer)));
            }
        }

        private void write(GuildLog log, int writer) {
            String guildId = "118000000000000880" + writer;
            log.append(new GuildRegistered(guildId, "Demo", OLIVIA));
            for (int n = 0; !over.get(); n++) {
                long position = n % EVERYTHING_EVERY == 0
                        ? Everything.happens(log, guildId, WRITERS * n + writer)
                        : log.append(GuildLog.prefix(guildId, "p" + n % 1_000));
                acknowledged.accumulateAndGet(position, Math::max);
            }
        }

        long position() {
            return acknowledged.get();
        }

        /** Until so many more are written. */
        void await(int events) {
            long from = position();
            org.awaitility.Awaitility.await().atMost(PATIENCE).until(() -> position() >= from + events);
        }

        long stop() throws Exception {
            over.set(true);
            for (Future<?> writer : writers) {
                writer.get();
            }
            return position();
        }

        @Override
        public void close() {
            over.set(true);
            threads.close();
        }
    }

    private static QuerySideProcess process(TestDatabase database, Path anchors) {
        return QuerySideProcess.start(
                database,
                TestRedis.shared().url(),
                Map.of(
                        "guildhall.operators",
                        OTTO,
                        "guildhall.log.anchor.file",
                        anchors.resolve(ANCHORS).toString(),
                        "guildhall.log.anchor.interval",
                        "50ms"));
    }

    private static void awaitAllViews(QuerySideProcess side) {
        await().atMost(PATIENCE)
                .until(() -> side.get("/api/ops/projections", OTTO)
                        .body()
                        .get("data")
                        .valueStream()
                        .allMatch(projection -> projection.get("lagEvents").asLong() == 0));
    }

    private static Map<String, String> views(QuerySideProcess side) {
        return ViewHashes.of(side, VIEWS);
    }

    private static Reply verify(QuerySideProcess side) throws Exception {
        Verifications verifications = side.bean(Verifications.class);
        verifications.start(OTTO, List.of());
        verifications.await(PATIENCE);
        return side.get(VERIFY, OTTO);
    }

    /** All views. They are found equal to the live ones, or are not done. */
    private static void rebuild(QuerySideProcess side) throws Exception {
        for (ProjectionName view : VIEWS) {
            side.log().append(new RebuildRequested(view.word(), view.word() + REBUILD, null, false));
        }
        for (ProjectionName view : VIEWS) {
            String route = "/api/ops/rebuilds/" + view.word() + REBUILD;
            await(view.word())
                    .atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(side.get(route, OTTO).at("/data/state")).isEqualTo("done"));
            assertThat(side.get(route, OTTO).at("/data/differences")).isEqualTo("0");
        }
    }

    @Test
    void restoredToItsEndItHasEverythingVerifiesAndMakesTheSameViews(@TempDir Path own) throws Exception {
        // What goes on from here has another history than the original, so it has a file of its own.
        Files.copy(directory.resolve(ANCHORS), own.resolve(ANCHORS));
        try (TestPostgres restored = backup.restore()) {
            TestDatabase copy = restored.database(database.name());
            throwHistoryAway(copy);
            try (QuerySideProcess side = process(copy, own)) {
                Reply verified = verify(side);
                assertThat(verified.at("/data/state")).isEqualTo("intact");
                assertThat(verified.body().at("/data/head/position").asLong()).isEqualTo(head);
                assertThat(verified.body().at("/data/vouchedFor/position").asLong())
                        .isEqualTo(head);

                awaitAllViews(side);
                assertThat(views(side)).isEqualTo(views);
                rebuild(side);
                assertThat(views(side)).isEqualTo(views);
            }
        }
    }

    @Test
    void restoredToAMomentItHasWhatWasAcknowledgedByThenAndTheAnchorsSayThatTheRestIsMissing(
            @TempDir Path old, @TempDir Path anew) throws Exception {
        Files.copy(directory.resolve(ANCHORS), old.resolve(ANCHORS));
        try (TestPostgres restored = backup.restoreTo(MOMENT)) {
            TestDatabase copy = restored.database(database.name());
            try (QuerySideProcess side = process(copy, old)) {
                Reply cut = verify(side);
                assertThat(cut.at("/data/finding/kind")).isEqualTo("cut_tail");
                assertThat(cut.body().at("/data/finding/through").asLong()).isEqualTo(head);
            }
            try (QuerySideProcess side = process(copy, anew)) {
                Reply verified = verify(side);
                assertThat(verified.at("/data/state")).isEqualTo("intact");
                assertThat(verified.body().at("/data/head/position").asLong()).isBetween(moment, head - 1);
                awaitAllViews(side);
                Map<String, String> before = views(side);
                rebuild(side);
                assertThat(views(side)).isEqualTo(before);
            }
        }
    }

    private static void throwHistoryAway(TestDatabase copy) throws Exception {
        try (var connection = copy.connect();
                var statement = connection.createStatement()) {
            statement.execute("truncate query." + String.join(", query.", HISTORY));
            statement.execute("delete from log.token_entry where processor_name in ('timeline', 'guild-checkpoints')");
        }
    }
}
