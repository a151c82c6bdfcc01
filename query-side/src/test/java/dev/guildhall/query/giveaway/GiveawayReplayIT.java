package dev.guildhall.query.giveaway;

import static dev.guildhall.query.giveaway.GiveawayScene.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.events.giveaway.GiveawayAnnounced;
import dev.guildhall.events.giveaway.GiveawayCancelled;
import dev.guildhall.events.giveaway.GiveawayDeliveryFailed;
import dev.guildhall.events.giveaway.GiveawayEntryWithdrawn;
import dev.guildhall.events.giveaway.GiveawayMessagePosted;
import dev.guildhall.events.giveaway.GiveawayRerolled;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The log is read again and again, and nothing is shown in Discord twice. */
class GiveawayReplayIT {
    private static final int REPLAYS = 10;

    private final TestDatabase database = Databases.migrated();
    private QuerySideProcess side;
    private GiveawayScene scene;
    private EffectBot bot;
    private RedisEar ear;
    private ContentReplay replay;
    private long end;

    @BeforeEach
    void start() throws Exception {
        ear = new RedisEar(TestRedis.shared().url());
        side = QuerySideProcess.start(database, TestRedis.shared().url());
        scene = new GiveawayScene(side);
        bot = new EffectBot(side, "bot-1");
        replay = new ContentReplay(side, database, "giveaway");
        history();
    }

    @AfterEach
    void stop() {
        ear.close();
        side.close();
    }

    /** Giveaways in every state, with effects in every state. */
    private void history() throws Exception {
        String ended = scene.started();
        claimAndFinish();
        scene.log().append(new GiveawayMessagePosted(scene.guild, ended, GiveawayScene.CHANNEL, "77"));
        for (int i = 1; i <= 250; i++) {
            scene.enter(ended, i, i % 3 + 1);
        }
        scene.log().append(new GiveawayEntryWithdrawn(scene.guild, ended, user(7)));
        scene.enter(ended, 7, 9);
        scene.end(ended, user(1));
        scene.log().append(new GiveawayAnnounced(scene.guild, ended, 0, "78"));
        scene.log().append(new GiveawayRerolled(scene.guild, ended, 1, List.of(user(1)), List.of(user(2))));
        String failed = scene.started();
        scene.log().append(new GiveawayDeliveryFailed(scene.guild, failed, "card", "channel-missing"));
        scene.log().append(new GiveawayCancelled(scene.guild, failed));
        end = scene.start(GiveawayScene.newId());
        projected();
        claimAndFinish();
        ear.awaitTold(scene.guild, Channel.GUILD_RELOAD, scene.registered);
        // The last one was created by the event before that with which it started.
        ear.awaitTold(scene.guild, Channel.DISCORD_EVENTS, end - 1);
    }

    private void claimAndFinish() throws Exception {
        for (JsonNode effect : bot.awaitGiven(1)) {
            bot.done(effect);
        }
    }

    private void projected() throws Exception {
        assertThat(scene.get("?atLeast=" + end).status()).isEqualTo(200);
    }

    private List<String> views() throws SQLException {
        List<String> all = replay.rows("SELECT g::text FROM query.giveaway g ORDER BY giveaway_id");
        all.addAll(replay.rows("SELECT e::text FROM query.giveaway_entry e ORDER BY giveaway_id, user_id"));
        return all;
    }

    @Nested
    class WhenTheLogIsReadFromItsBeginningTenTimes {
        @Test
        void noEffectIsMadeAnewAndNothingIsTold() throws Exception {
            List<String> effects = replay.effects();
            List<String> views = views();
            assertThat(effects).hasSize(5);
            ear.forget();

            for (int i = 0; i < REPLAYS; i++) {
                replay.replay(end);
            }

            assertThat(replay.effects()).isEqualTo(effects);
            assertThat(views()).isEqualTo(views);
            assertThat(ear.about(scene.guild)).isEmpty();
        }
    }

    @Nested
    class WhenTheViewIsMadeFromNothing {
        @Test
        void itIsAsItWasAndNoEffectIsMadeAnew() throws Exception {
            List<String> effects = replay.effects();
            List<String> views = views();
            ear.forget();

            replay.replay(end, "TRUNCATE query.giveaway, query.giveaway_entry");

            assertThat(views()).isEqualTo(views);
            assertThat(replay.effects()).isEqualTo(effects);
            assertThat(ear.about(scene.guild)).isEmpty();
        }
    }

    @Nested
    class WhenEvenTheEffectsAreLost {
        @Test
        void whatTheLogSaysWasAnnouncedIsNotAnnouncedAgain() throws Exception {
            List<String> effects = replay.rows("SELECT effect_id FROM query.effect ORDER BY effect_id");

            replay.replay(end, "TRUNCATE query.giveaway, query.giveaway_entry, query.effect, query.effect_progress");

            assertThat(replay.rows("SELECT effect_id FROM query.effect ORDER BY effect_id"))
                    .isEqualTo(effects);
            assertThat(replay.rows("SELECT state FROM query.effect WHERE effect_id LIKE '%announcement:0'"))
                    .containsOnly("done");
            assertThat(replay.rows("SELECT state FROM query.effect WHERE cause = 'channel-missing'"))
                    .containsOnly("parked");
        }
    }
}
