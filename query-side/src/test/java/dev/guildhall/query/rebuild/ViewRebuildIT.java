package dev.guildhall.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.guildhall.eventlog.parking.ProjectionLock;
import dev.guildhall.events.guild.GuildRenamed;
import dev.guildhall.query.GuildLog;
import dev.guildhall.query.ProjectionProcess;
import dev.guildhall.query.configuration.ConfigurationProjection;
import dev.guildhall.query.configuration.GuildEvolution;
import dev.guildhall.query.configuration.GuildView;
import dev.guildhall.query.configuration.GuildViews;
import dev.guildhall.query.projection.RebuildOrder.Wanted;
import dev.guildhall.query.rebuild.RebuildScene.Killed;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViewRebuildIT {
    private static final long SEED = Long.getLong("guildhall.rebuild.seed", 20_261_121);
    private static final int KILLS = 12;

    private static RebuildScene scene;

    @BeforeAll
    static void start() {
        scene = new RebuildScene();
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @BeforeEach
    void repair() {
        scene.repair();
    }

    private static String damaged() {
        String guild = scene.guilds.get(3);
        scene.sql("UPDATE query.guild_configuration SET settings = '{\"prefix\": \"wrong\"}', written_at ="
                + " clock_timestamp() WHERE guild_id = '" + guild + "'");
        return guild;
    }

    private static GuildView live(String guild) {
        return scene.process.bean(GuildViews.class).find(guild).orElseThrow();
    }

    @Nested
    class WhenNothingDiffers {
        @Test
        void replacesTheViewByAnEqualOneAndTellsNobody() {
            String before = scene.hash();
            String shape = scene.shape("query");
            String writtenAt = scene.asked(
                    "SELECT string_agg(written_at::text, ',' ORDER BY guild_id)" + " FROM query.guild_configuration",
                    String.class);

            Rebuild done = scene.carriedOut(scene.requested(false, null));

            assertThat(done.state()).isEqualTo(RebuildState.DONE);
            assertThat(done.differences()).isZero();
            assertThat(scene.hash()).isEqualTo(before);
            assertThat(scene.shape("query")).isEqualTo(shape);
            assertThat(scene.shape("query_previous")).isEqualTo(shape);
            assertThat(scene.announced).isEmpty();
            // What is old in Redis is found by it: nothing counts as written anew.
            assertThat(scene.asked(
                            "SELECT string_agg(written_at::text, ',' ORDER BY guild_id)"
                                    + " FROM query.guild_configuration",
                            String.class))
                    .isEqualTo(writtenAt);
        }

        @Test
        void theLiveProjectionGoesOnWithoutAPause() {
            scene.carriedOut(scene.requested(false, null));
            scene.process.forgetWhatWasSent();

            long position = scene.log.append(GuildLog.prefix(scene.guilds.getFirst(), "after"));
            scene.awaitLive();

            assertThat(live(scene.guilds.getFirst()).position()).isEqualTo(position);
            assertThat(scene.process.sentByProjection()).hasSize(2);
            scene.assertEqualsTheLog();
        }

        @Test
        void doesSoTwiceInARow() {
            scene.carriedOut(scene.requested(false, null));
            scene.log.append(GuildLog.prefix(scene.guilds.getLast(), "between"));
            scene.awaitLive();

            assertThat(scene.carriedOut(scene.requested(false, null)).state()).isEqualTo(RebuildState.DONE);
            scene.assertEqualsTheLog();
        }
    }

    @Nested
    class WhenTheLiveViewIsDamaged {
        @Test
        void leavesItAndReportsTheDifference() {
            String guild = damaged();

            Rebuild refused = scene.carriedOut(scene.requested(false, null));

            assertThat(refused.state()).isEqualTo(RebuildState.DIFFERENT);
            assertThat(refused.differences()).isEqualTo(1);
            assertThat(new Rebuilds(scene.process.bean(DataSource.class)).differing(refused.id(), false, 10))
                    .containsExactly(guild);
            assertThat(live(guild).settings()).containsEntry("prefix", "wrong");
            assertThat(scene.asked("SELECT to_regclass('query_shadow.guild_configuration') IS NULL", Boolean.class))
                    .isTrue();
        }

        @Test
        void repairsItWhereDifferencesAreAccepted() {
            String guild = damaged();
            Instant before = scene.asked("SELECT clock_timestamp()", OffsetDateTime.class)
                    .toInstant();

            Rebuild done = scene.carriedOut(scene.requested(true, null));

            assertThat(done.state()).isEqualTo(RebuildState.DONE);
            assertThat(scene.announced).containsExactly(guild);
            assertThat(scene.asked(
                            "SELECT count(*) FROM query.guild_configuration WHERE written_at > '" + before + "'",
                            Integer.class))
                    .isEqualTo(1);
            scene.log.append(GuildLog.prefix(scene.guilds.getFirst(), "after"));
            scene.assertEqualsTheLog();
        }

        @Test
        void whatTheProjectionRememberedOfItDoesNotComeBack() {
            String guild = damaged();
            // The projection remembers the row as it was before the damage; now let it remember the damage.
            scene.sql("UPDATE log.token_entry SET owner = NULL WHERE processor_name = '" + RebuildScene.VIEW + "'");
            scene.log.append(new GuildRenamed(guild, "Guild " + guild, "Renamed"));
            scene.awaitLive();
            assertThat(live(guild).settings()).containsEntry("prefix", "wrong");

            scene.carriedOut(scene.requested(true, null));
            scene.log.append(new GuildRenamed(guild, "Renamed", "Again"));

            scene.assertEqualsTheLog();
        }
    }

    @Nested
    class WhenEverybodyGoesOn {
        @Test
        void readsNeverFailAndNeverGoBack() {
            AtomicBoolean going = new AtomicBoolean(true);
            ConcurrentLinkedQueue<Throwable> faults = new ConcurrentLinkedQueue<>();
            AtomicInteger reads = new AtomicInteger();
            AtomicInteger writes = new AtomicInteger();
            CompletableFuture<Void> writer = CompletableFuture.runAsync(
                    () -> {
                        while (going.get()) {
                            String guild = scene.guilds.get(writes.get() % scene.guilds.size());
                            scene.log.append(GuildLog.prefix(guild, "w" + writes.incrementAndGet() % 1000));
                        }
                    },
                    Thread::startVirtualThread);
            CompletableFuture<Void> reader = CompletableFuture.runAsync(
                    () -> {
                        Map<String, Long> seen = new HashMap<>();
                        GuildViews views = scene.process.bean(GuildViews.class);
                        while (going.get()) {
                            for (String guild : scene.guilds) {
                                try {
                                    long version =
                                            views.find(guild).orElseThrow().version();
                                    assertThat(version).isGreaterThanOrEqualTo(seen.getOrDefault(guild, 0L));
                                    seen.put(guild, version);
                                    reads.incrementAndGet();
                                } catch (RuntimeException | AssertionError e) {
                                    faults.add(e);
                                }
                            }
                        }
                    },
                    Thread::startVirtualThread);

            for (int round = 0; round < 4; round++) {
                assertThat(scene.carriedOut(scene.requested(false, null)).state())
                        .isEqualTo(RebuildState.DONE);
            }
            Rebuild last = scene.carriedOut(scene.requested(false, null));
            assertThat(scene.rolledBack(last).state()).isEqualTo(RebuildState.ROLLED_BACK);
            going.set(false);
            CompletableFuture.allOf(writer, reader)
                    .orTimeout(1, TimeUnit.MINUTES)
                    .join();

            assertThat(faults).isEmpty();
            assertThat(reads).hasPositiveValue();
            assertThat(writes).hasPositiveValue();
            assertThat(scene.announced).isEmpty();
            scene.assertEqualsTheLog();
        }
    }

    @Nested
    class WhenSomebodyReadsForLong {
        private static final String WAITS =
                "SELECT count(*) FROM pg_locks WHERE relation = 'query.guild_configuration'::regclass AND NOT granted";

        /** Whoever reads would have to wait behind a swap that itself waits: it gives way, and tries again. */
        @Test
        void isSwappedOnceTheyHaveComeToTheirEnd() throws Exception {
            Rebuild rebuild = scene.requested(false, null);
            CompletableFuture<Rebuild> carriedOut;
            try (Connection reader = scene.database.connect();
                    Statement statement = reader.createStatement()) {
                reader.setAutoCommit(false);
                statement.execute("LOCK TABLE query.guild_configuration IN ACCESS SHARE MODE");
                carriedOut = CompletableFuture.supplyAsync(() -> scene.carriedOut(rebuild), Thread::startVirtualThread);
                await().pollInterval(Duration.ofMillis(5)).until(() -> scene.asked(WAITS, Integer.class) > 0);
                await().pollInterval(Duration.ofMillis(5)).until(() -> scene.asked(WAITS, Integer.class) == 0);
                reader.rollback();
            }

            assertThat(carriedOut.get(1, TimeUnit.MINUTES).state()).isEqualTo(RebuildState.DONE);
        }
    }

    @Nested
    class WhenTheProcessIsKilled {
        @ParameterizedTest
        @EnumSource(
                value = Steps.Step.class,
                names = {"COMPARED", "MOVED", "SWAPPED", "ANNOUNCED"})
        void whoeverComesNextEndsIt(Steps.Step step) {
            String guild = damaged();
            Rebuild rebuild = scene.requested(true, null);
            Carrier killed = new Carrier(scene.workshop(at -> {
                if (at == step) {
                    throw new Killed();
                }
            }));
            assertThatThrownBy(() -> killed.carryOut(scene.view(), rebuild, () -> Wanted.DONE))
                    .isInstanceOf(Killed.class);
            scene.log.append(GuildLog.prefix(scene.guilds.getFirst(), "meanwhile"));
            scene.awaitLive();

            Rebuild done = scene.carriedOut(rebuild);

            assertThat(done.state()).isEqualTo(RebuildState.DONE);
            assertThat(done.attempt()).isEqualTo(2);
            assertThat(scene.announced).containsOnly(guild);
            scene.assertEqualsTheLog();
        }

        @Test
        void itIsEndedHoweverOftenThatHappens() {
            Random random = new Random(SEED);
            List<Steps.Step> beforeTheSwap = List.copyOf(EnumSet.range(Steps.Step.TAKEN, Steps.Step.MOVED));
            Rebuild rebuild = scene.requested(false, null);
            for (int kill = 0; kill < KILLS; kill++) {
                Steps.Step last = beforeTheSwap.get(random.nextInt(beforeTheSwap.size()));
                Carrier killed = new Carrier(scene.workshop(at -> {
                    if (at == last) {
                        throw new Killed();
                    }
                }));
                assertThatThrownBy(() -> killed.carryOut(scene.view(), scene.stored(rebuild.id()), () -> Wanted.DONE))
                        .as("killed at %s, seed %d", last, SEED)
                        .isInstanceOf(Killed.class);
                scene.log.append(GuildLog.prefix(scene.guilds.get(random.nextInt(scene.guilds.size())), "k" + kill));
            }

            Rebuild done = scene.carriedOut(rebuild);

            assertThat(done.state()).as("seed %d", SEED).isEqualTo(RebuildState.DONE);
            assertThat(done.attempt()).isEqualTo(KILLS + 1);
            assertThat(scene.announced).isEmpty();
            scene.assertEqualsTheLog();
        }

        @Test
        void whoeverWasTakenForDeadCanDoNothingMore() {
            Rebuild rebuild = scene.requested(false, null);
            Carrier slow = new Carrier(scene.workshop(at -> {
                if (at == Steps.Step.COMPARED) {
                    scene.carriedOut(rebuild);
                }
            }));

            assertThatThrownBy(() -> slow.carryOut(scene.view(), rebuild, () -> Wanted.DONE))
                    .isNotNull();

            assertThat(scene.stored(rebuild.id()).state()).isEqualTo(RebuildState.DONE);
            scene.assertEqualsTheLog();
        }
    }

    @Nested
    class WhenTheDataBaseCrashes {
        private static final String LOCKS = " FROM pg_locks WHERE locktype = 'advisory' AND classid = 1197822068";

        /** What is written after that succeeds, and what was written before may be gone. */
        private static void crash() {
            scene.process
                    .jdbc()
                    .sql("SELECT pg_terminate_backend(pid)" + LOCKS)
                    .query(Boolean.class)
                    .list();
            await().until(() -> scene.asked("SELECT count(*)" + LOCKS, Integer.class) == 0);
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void nothingIsReplacedByWhatMayNotBeThereAnyMore(boolean oneGuild) {
            String guild = damaged();
            Rebuild rebuild = scene.requested(true, oneGuild ? guild : null);
            crashWithin(rebuild);
            assertThat(live(guild).settings()).containsEntry("prefix", "wrong");

            assertThat(scene.carriedOut(rebuild).state()).isEqualTo(RebuildState.DONE);

            scene.assertEqualsTheLog();
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void nothingIsHeldAgainstItEither(boolean oneGuild) {
            String guild = damaged();
            Rebuild rebuild = scene.requested(false, oneGuild ? guild : null);
            crashWithin(rebuild);

            assertThat(scene.stored(rebuild.id()).state().isOpen()).isTrue();
            assertThat(scene.carriedOut(rebuild).state()).isEqualTo(RebuildState.DIFFERENT);
        }

        private static void crashWithin(Rebuild rebuild) {
            Workshop workshop = scene.workshop(at -> {
                if (at == Steps.Step.READ) {
                    crash();
                }
            });
            try (Budget.Place place = workshop.budget().place();
                    ProjectionLock lock = ProjectionLock.of(workshop.dataSource(), RebuildScene.VIEW)
                            .orElseThrow()) {
                Mandate mandate = new OrderedMandate(Optional::empty, place, lock, () -> false);
                Carrier carrier = new Carrier(workshop);
                assertThatThrownBy(() -> carrier.carryOut(scene.view(), rebuild, mandate))
                        .isInstanceOf(Superseded.class);
            }
        }
    }

    @Nested
    class WhenAborted {
        @Test
        void leavesNothingBehind() {
            Rebuild aborted = scene.carriedOut(scene.requested(false, null), scene.view(), () -> Wanted.ABORTED);

            assertThat(aborted.state()).isEqualTo(RebuildState.ABORTED);
            assertThat(scene.asked("SELECT to_regclass('query_shadow.guild_configuration') IS NULL", Boolean.class))
                    .isTrue();
            scene.assertEqualsTheLog();
        }

        @Test
        void waitsWhileItIsPaused() {
            AtomicBoolean paused = new AtomicBoolean(true);
            Rebuild rebuild = scene.requested(false, null);
            CompletableFuture<Rebuild> run = CompletableFuture.supplyAsync(
                    () -> scene.carriedOut(rebuild, scene.view(), () -> paused.get() ? Wanted.PAUSED : Wanted.DONE),
                    Thread::startVirtualThread);
            await().atMost(RebuildScene.PATIENCE)
                    .until(() -> scene.stored(rebuild.id()).attempt() == 1);
            assertThat(scene.stored(rebuild.id()).state()).isEqualTo(RebuildState.FILLING);
            await().atMost(RebuildScene.PATIENCE)
                    .until(() -> scene.asked(
                            "SELECT bool_or(paused_at IS NOT NULL) FROM query.rebuild WHERE state = 'filling'",
                            Boolean.class));
            scene.sql(
                    "UPDATE query.rebuild SET begun_at = begun_at - interval '1 h', paused_at = paused_at - interval '1 h'"
                            + " WHERE state = 'filling'");

            paused.set(false);

            Rebuild done = run.orTimeout(1, TimeUnit.MINUTES).join();
            assertThat(done.state()).isEqualTo(RebuildState.DONE);
            assertThat(done.progress().worked()).isLessThan(Duration.ofMinutes(30));
            assertThat(done.progress().reading()).isNotNull();
        }
    }

    @Nested
    class WhenRolledBack {
        @Test
        void whatWasReplacedIsLiveAgainAtOnceAndAsNew() {
            String guild = damaged();
            Rebuild done = scene.carriedOut(scene.requested(true, null));
            long after = scene.log.append(GuildLog.prefix(scene.guilds.getFirst(), "after"));
            scene.awaitLive();
            scene.announced.clear();
            Rebuild rolledBack = scene.rolledBack(done);
            assertThat(rolledBack.state()).isEqualTo(RebuildState.ROLLED_BACK);
            assertThat(live(guild).settings()).containsEntry("prefix", "wrong");
            assertThat(live(scene.guilds.getFirst()).position()).isEqualTo(after);
            assertThat(scene.announced).containsExactly(guild);
            scene.log.append(GuildLog.prefix(scene.guilds.getLast(), "on"));
            scene.awaitLive();
            assertThat(live(scene.guilds.getLast()).settings()).containsEntry("prefix", "on");
        }

        @Test
        void saysWhenNothingIsKept() {
            Rebuild first = scene.carriedOut(scene.requested(false, null));
            scene.carriedOut(scene.requested(false, null));

            Rebuild refused = scene.rolledBack(first);

            assertThat(refused.state()).isEqualTo(RebuildState.DONE);
            assertThat(refused.cause()).isEqualTo("nothing-to-roll-back-to");
        }
    }

    @Nested
    class WhenOneGuildIsRebuilt {
        @Test
        void replacesThatGuildsRowsAlone() {
            String guild = damaged();
            String other = scene.guilds.get(5);
            scene.sql("UPDATE query.guild_configuration SET name = 'also wrong' WHERE guild_id = '" + other + "'");

            Rebuild done = scene.carriedOut(scene.requested(true, guild));

            assertThat(done.state()).isEqualTo(RebuildState.DONE);
            assertThat(live(guild)).isEqualTo(scene.folded(guild));
            assertThat(live(other).name()).isEqualTo("also wrong");
            assertThat(scene.announced).containsExactly(guild);
        }

        @Test
        void writesNothingWhereNothingDiffers() {
            String before = scene.asked("SELECT max(written_at)::text FROM query.guild_configuration", String.class);

            Rebuild done = scene.carriedOut(scene.requested(false, scene.guilds.getFirst()));

            assertThat(done.state()).isEqualTo(RebuildState.DONE);
            assertThat(scene.asked("SELECT max(written_at)::text FROM query.guild_configuration", String.class))
                    .isEqualTo(before);
            assertThat(scene.announced).isEmpty();
        }
    }

    @Nested
    class WhenTheProjectionHasAnotherVersion {
        private final RebuildableView next = new ConfigurationView(
                scene.process.bean(DataSource.class), ConfigurationProjection.VERSION + 1, (before, event, at) -> {
                    GuildView after = GuildEvolution.evolve(before, event, at);
                    return scene.guilds.get(2).equals(after.guildId()) ? renamed(after) : after;
                });

        private static GuildView renamed(GuildView view) {
            return new GuildView(
                    view.guildId(),
                    "Made otherwise",
                    view.authority(),
                    view.settings(),
                    view.modules(),
                    view.subscription(),
                    view.partVersions(),
                    view.version(),
                    view.reloadVersion(),
                    view.position());
        }

        @Test
        void replacesTheViewAndReportsWhatDiffered() {
            Rebuild done = scene.carriedOut(scene.requested(false, null), next, () -> Wanted.DONE);

            assertThat(done.state()).isEqualTo(RebuildState.DONE);
            assertThat(done.differences()).isEqualTo(1);
            assertThat(scene.announced).containsExactly(scene.guilds.get(2));
            assertThat(live(scene.guilds.get(2)).name()).isEqualTo("Made otherwise");
            assertThat(new Versions(scene.process.bean(DataSource.class)).of(RebuildScene.VIEW))
                    .get()
                    .extracting(Versions.Made::version)
                    .isEqualTo(ConfigurationProjection.VERSION + 1);
        }

        @Test
        void isNotMadeAgainByItselfAfterItWasRolledBack() {
            Rebuild done = scene.carriedOut(scene.requested(false, null), next, () -> Wanted.DONE);
            scene.rolledBack(done);

            assertThat(new Versions(scene.process.bean(DataSource.class)).of(RebuildScene.VIEW))
                    .contains(new Versions.Made(
                            ConfigurationProjection.VERSION, ConfigurationProjection.VERSION + 1, null));
            scene.assertEqualsTheLog();
        }
    }

    @Nested
    class WhenSeveralProcessesAreThere {
        @Test
        void oneAtATimeHasTheProjection() {
            try (ProjectionProcess other = ProjectionProcess.start(scene.database, "second");
                    ProjectionLock lock = ProjectionLock.of(scene.process.bean(DataSource.class), RebuildScene.VIEW)
                            .orElseThrow()) {
                assertThat(lock).isNotNull();
                assertThat(ProjectionLock.of(other.bean(DataSource.class), RebuildScene.VIEW))
                        .isEmpty();
            }
        }

        @Test
        void theOtherOneMayEndWhatOneHasBegun() {
            Rebuild rebuild = scene.requested(false, null);
            Carrier killed = new Carrier(scene.workshop(at -> {
                if (at == Steps.Step.INDEXED) {
                    throw new Killed();
                }
            }));
            assertThatThrownBy(() -> killed.carryOut(scene.view(), rebuild, () -> Wanted.DONE))
                    .isInstanceOf(Killed.class);
            try (ProjectionProcess other = ProjectionProcess.start(scene.database, "second")) {
                new Carrier(scene.workshop(other, Steps.IGNORED))
                        .carryOut(
                                new ConfigurationView(other.bean(DataSource.class)),
                                scene.stored(rebuild.id()),
                                () -> Wanted.DONE);
            }
            assertThat(scene.stored(rebuild.id()).state()).isEqualTo(RebuildState.DONE);
            assertThat(scene.announced).isEmpty();
            scene.assertEqualsTheLog();
        }
    }
}
