package dev.guildhall.query.rebuild;

import static dev.guildhall.query.rebuild.RebuildScene.PATIENCE;
import static dev.guildhall.query.rebuild.RebuildScene.VIEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.NodeId;
import dev.guildhall.eventlog.parking.ClaimedSegment;
import dev.guildhall.eventlog.parking.Parkings;
import dev.guildhall.eventlog.parking.Retrying;
import dev.guildhall.eventlog.parking.Retrying.Outcome;
import dev.guildhall.query.GuildLog;
import dev.guildhall.query.configuration.ConfigurationProcessor;
import dev.guildhall.query.configuration.ConfigurationProjection;
import dev.guildhall.query.configuration.GuildView;
import dev.guildhall.query.configuration.GuildViews;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What waits for one guild neither ends a rebuild nor gets lost in it. */
class RestingGuildRebuildIT {
    private static RebuildScene scene;

    @BeforeAll
    static void start() {
        scene = new RebuildScene();
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    /** The second to last of the guild's events cannot be read. @return its position */
    private static long poisoned(String guild) {
        scene.process.bean(ConfigurationProcessor.class).pause();
        long position = scene.log.append(GuildLog.prefix(guild, "poison"));
        scene.sql("ALTER TABLE log.event DISABLE TRIGGER event_only_grows");
        scene.sql("UPDATE log.event SET payload = convert_to('{\"guildId\":1', 'UTF8') WHERE position = " + position);
        scene.log.append(GuildLog.prefix(guild, "behind"));
        scene.process.bean(ConfigurationProcessor.class).resume();
        scene.awaitLive();
        await().atMost(PATIENCE)
                .until(() ->
                        scene.process.bean(Parkings.class).list().ofGuild(guild).containsKey(VIEW));
        return position;
    }

    private static GuildView live(String guild) {
        return scene.process.bean(GuildViews.class).find(guild).orElseThrow();
    }

    private static Outcome retried(String guild) {
        Retrying retrying = new Retrying(
                scene.process.bean(Parkings.class).letters(),
                new Versions(scene.process.bean(DataSource.class))::noWayBack,
                scene.process.bean(LogReader.class),
                new ClaimedSegment(
                        scene.process.bean(DataSource.class),
                        scene.process.bean(Serializer.class),
                        scene.process.bean(NodeId.class)),
                new TransactionTemplate(scene.process.bean(JdbcTransactionManager.class)));
        return retrying.step(scene.process.bean(ConfigurationProjection.class), guild);
    }

    private static String wanted(String guild) {
        return scene.asked(
                "SELECT coalesce(wanted, 'nothing') FROM query.dead_letter WHERE guild_id = '" + guild + "'",
                String.class);
    }

    @Nested
    class WhenAGuildRests {
        @Test
        void theRebuiltViewIsEqualAndTheGuildIsRetried() {
            String guild = scene.guilds.get(1);
            long position = poisoned(guild);
            GuildView before = live(guild);

            Rebuild one = scene.carriedOut(scene.requested(false, guild));
            Rebuild all = scene.carriedOut(scene.requested(false, null));

            assertThat(List.of(one.state(), all.state())).containsOnly(RebuildState.DONE);
            assertThat(all.differences()).isZero();
            assertThat(live(guild)).isEqualTo(before);
            assertThat(wanted(guild)).isEqualTo("retry");
            assertThat(retried(guild)).isEqualTo(Outcome.STUCK);
            assertThat(wanted(guild)).isEqualTo("nothing");
            // Nothing has gone on, so there is a way back.
            assertThat(scene.rolledBack(all).state()).isEqualTo(RebuildState.ROLLED_BACK);
            assertThat(live(guild)).isEqualTo(before);

            scene.sql("UPDATE query.dead_letter SET wanted = 'discard', ordered = 1 WHERE position = " + position);
            assertThat(retried(guild)).isEqualTo(Outcome.CAUGHT_UP);
            assertThat(live(guild).settings()).containsEntry("prefix", "behind");
            Rebuild after = scene.carriedOut(scene.requested(false, null));
            assertThat(after.state()).isEqualTo(RebuildState.DONE);
            assertThat(after.differences()).isZero();
        }

        @Test
        void itIsRetriedAndNobodyElseIsWhenItAloneIsRebuilt() {
            String guild = scene.guilds.get(3);
            String other = scene.guilds.get(4);
            poisoned(guild);
            poisoned(other);

            Rebuild rebuild = scene.carriedOut(scene.requested(false, guild));

            assertThat(rebuild.state()).isEqualTo(RebuildState.DONE);
            assertThat(wanted(guild)).isEqualTo("retry");
            assertThat(wanted(other)).isEqualTo("nothing");
            assertThat(retried(guild)).isEqualTo(Outcome.STUCK);

            scene.sql("UPDATE query.dead_letter SET wanted = 'discard', ordered = 1 WHERE guild_id = '" + guild + "'");
            assertThat(retried(guild)).isEqualTo(Outcome.CAUGHT_UP);
            assertThat(live(guild).settings()).containsEntry("prefix", "behind");
        }

        @Test
        void thereIsNoWayBackOnceItHasGoneOn() {
            String guild = scene.guilds.get(2);
            poisoned(guild);
            Rebuild rebuild = scene.carriedOut(scene.requested(false, null));
            scene.sql("UPDATE query.dead_letter SET wanted = 'discard', ordered = 1 WHERE guild_id = '" + guild + "'");
            assertThat(retried(guild)).isEqualTo(Outcome.CAUGHT_UP);

            Rebuild kept = scene.rolledBack(rebuild);

            assertThat(kept.state()).isEqualTo(RebuildState.DONE);
            assertThat(kept.cause()).isEqualTo("nothing-to-roll-back-to");
            assertThat(live(guild).settings()).containsEntry("prefix", "behind");
        }
    }
}
