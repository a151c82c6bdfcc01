package dev.guildhall.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.events.operation.ProjectionName;
import dev.guildhall.query.RedisEar;
import dev.guildhall.testkit.TestRedis;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every view but that of configuration, each made anew as operators order it; those of all projections at once. */
class AllViewsRebuildIT {
    private static final String FIRST = AllViewsScene.GUILDS.getFirst();
    private static final String SECOND = AllViewsScene.GUILDS.getLast();

    /** Something wrong in each view, of one guild. */
    private static final List<String> DAMAGES = List.of(
            "UPDATE query.giveaway_entry SET tickets = 9 WHERE giveaway_id IN"
                    + " (SELECT giveaway_id FROM query.giveaway WHERE guild_id = '%s')",
            "DELETE FROM query.ticket_panel WHERE guild_id = '%s'",
            "UPDATE query.level SET xp = xp + 1 WHERE guild_id = '%s'",
            "UPDATE query.moderation_case SET state = '{}' WHERE guild_id = '%s'",
            "UPDATE query.music_queue SET votes = 7 WHERE guild_id = '%s'",
            "INSERT INTO query.timeline_term VALUES ('%s', 'word:wrong', 1)",
            "DELETE FROM query.guild_checkpoint WHERE guild_id = '%s'");

    private static AllViewsScene scene;
    private static RedisEar ear;

    @BeforeAll
    static void start() {
        ear = new RedisEar(TestRedis.shared().url());
        scene = new AllViewsScene();
    }

    @AfterAll
    static void stop() {
        ear.close();
        scene.close();
    }

    private static int told(String guild) {
        return ear.about(guild).size();
    }

    private static void damage(String guild) {
        DAMAGES.forEach(sql -> scene.jdbc().sql(sql.formatted(guild)).update());
    }

    @Nested
    class WhenNothingDiffers {
        @Test
        void replacesAllByEqualOnesDecidesNothingAndTellsNobody() {
            scene.awaitAll();
            scene.awaitTold(ear);
            Map<String, String> before = scene.hashes();
            Map<String, String> shapes = scene.shapes("query");
            List<String> effects = scene.effects();
            int told = told(FIRST) + told(SECOND);

            Map<String, String> ids = scene.rebuild(false, null, RebuildState.DONE);

            assertThat(ids.values())
                    .allSatisfy(id ->
                            assertThat(scene.stored(id).differences()).as(id).isZero());
            assertThat(before.values()).doesNotContain("");
            assertThat(scene.hashes()).isEqualTo(before);
            assertThat(scene.shapes("query")).isEqualTo(shapes);
            assertThat(scene.shapes("query_previous")).isEqualTo(shapes);
            assertThat(scene.effects()).isEqualTo(effects);
            assertThat(told(FIRST) + told(SECOND)).isEqualTo(told);
        }

        @Test
        void theLiveProjectionsGoOnAndWhatWasReplacedCanComeBack() {
            Map<String, String> ids = scene.rebuild(false, null, RebuildState.DONE);
            scene.somethingOfEverything(FIRST);
            scene.awaitAll();
            Map<String, String> after = scene.hashes();

            scene.rollBack(ids);
            assertThat(scene.hashes()).isEqualTo(after);

            scene.somethingOfEverything(SECOND);
            scene.awaitAll();
            scene.rebuild(false, null, RebuildState.DONE);
        }
    }

    @Nested
    class WhenLiveViewsAreDamaged {
        @Test
        void oneGuildAloneIsRepairedAndTheOthersAreAsTheyWere() throws Exception {
            scene.awaitAll();
            scene.awaitTold(ear);
            Map<String, String> before = scene.hashes();
            damage(FIRST);
            damage(SECOND);

            Map<String, String> repaired = scene.rebuild(true, FIRST, RebuildState.DONE);
            assertThat(repaired.values())
                    .allSatisfy(id -> assertThat(scene.differing(id)).as(id).containsExactly(FIRST));

            Map<String, String> refused = scene.rebuild(false, null, RebuildState.DIFFERENT);
            assertThat(refused.values())
                    .allSatisfy(id -> assertThat(scene.differing(id)).as(id).containsExactly(SECOND));
            scene.awaitReloaded(ear, SECOND);
            int toldOfFirst = told(FIRST);
            int toldOfSecond = told(SECOND);
            scene.rebuild(true, null, RebuildState.DONE);
            assertThat(scene.hashes()).isEqualTo(before);
            await().atMost(AllViewsScene.PATIENCE)
                    .untilAsserted(() -> assertThat(told(SECOND)).isGreaterThan(toldOfSecond));
            assertThat(told(FIRST)).isEqualTo(toldOfFirst);
        }
    }

    @Nested
    class WhenTheViewsWereMadeByAnOlderVersion {
        @Test
        void areMadeAnewAtTheStartThoughWhatPeopleWroteIsErasedAndNotAgainOnceDeclined() {
            scene.awaitAll();
            Map<String, String> before = scene.hashes();
            scene.jdbc().sql("DELETE FROM log.subject_key").update();
            scene.jdbc().sql("UPDATE query.projection_version SET version = 0").update();
            scene.restart();

            for (ProjectionName view : AllViewsScene.VIEWS) {
                scene.awaitState(view.word() + "-version-1", RebuildState.DONE);
                assertThat(scene.stored(view.word() + "-version-1").differences())
                        .as(view.word())
                        .isZero();
            }
            scene.awaitState(ProjectionName.CONFIGURATION.word() + "-version-1", RebuildState.DONE);
            assertThat(scene.hashes()).isEqualTo(before);
            assertThat(scene.rows("SELECT DISTINCT version::text FROM query.projection_version"))
                    .containsExactly("1");

            scene.jdbc()
                    .sql("UPDATE query.projection_version SET version = 0, declined = 1 WHERE projection = 'timeline'")
                    .update();
            scene.jdbc()
                    .sql("UPDATE query.projection_version SET version = 0 WHERE projection = 'music-view'")
                    .update();
            scene.jdbc().sql("DELETE FROM query.rebuild").update();
            scene.restart();
            scene.awaitState("music-view-version-1", RebuildState.DONE);
            Set<String> made = new TreeSet<>(scene.rows("SELECT rebuild_id FROM query.rebuild"));
            assertThat(made).containsExactly("music-view-version-1");
        }
    }

    @Nested
    class WhenSomebodyWatchesFigures {
        @Test
        void saysHowFarEachIs() {
            scene.rebuild(false, null, RebuildState.DONE);

            assertThat(figure("guildhall.rebuild.state", "timeline")).isEqualTo(6.0);
            assertThat(figure("guildhall.rebuild.fraction", "ticket-view")).isEqualTo(1.0);
            assertThat(figure("guildhall.rebuild.time", "level-view")).isNotNegative();
        }

        private double figure(String name, String projection) {
            return scene.side()
                    .bean(MeterRegistry.class)
                    .get(name)
                    .tag("projection", projection)
                    .gauge()
                    .value();
        }
    }
}
