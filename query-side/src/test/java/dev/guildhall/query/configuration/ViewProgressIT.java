package dev.guildhall.query.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.guildhall.door.access.GuildAuthority;
import dev.guildhall.eventlog.SchemaMigration;
import dev.guildhall.events.wire.Subscription;
import dev.guildhall.query.Databases;
import dev.guildhall.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.json.JacksonSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ViewProgressIT {
    private final JacksonSerializer serializer = JacksonSerializer.defaultSerializer();
    private HikariDataSource pool;
    private JdbcClient jdbc;
    private ViewProgress progress;
    private GuildViews views;
    private StoredViews stored;

    @BeforeEach
    void connect() {
        TestDatabase database = Databases.migrated();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(database.username());
        config.setPassword(database.password());
        pool = new HikariDataSource(config);
        SchemaMigration.migrate(pool, "log");
        SchemaMigration.migrate(pool, "query");
        jdbc = JdbcClient.create(pool);
        progress = new ViewProgress(pool, serializer);
        views = new GuildViews(pool);
        stored = new StoredViews(pool);
    }

    @AfterEach
    void disconnect() {
        pool.close();
    }

    private static TrackingToken at(long position) {
        return new GlobalSequenceTrackingToken(position);
    }

    private void segment(int segment, @Nullable TrackingToken token) {
        byte[] stored =
                token == null ? null : serializer.serialize(token, byte[].class).getData();
        jdbc.sql("INSERT INTO log.token_entry (processor_name, segment, token, token_type)"
                        + " VALUES ('configuration-view', ?, ?, ?)"
                        + " ON CONFLICT (processor_name, segment) DO UPDATE SET token = excluded.token,"
                        + " token_type = excluded.token_type")
                .param(segment)
                .param(stored)
                .param(token == null ? null : token.getClass().getName())
                .update();
    }

    private static GuildView guild(String id, long version) {
        return new GuildView(
                id,
                "Demo",
                GuildAuthority.ownedBy("1"),
                Map.of(),
                Map.of(),
                Subscription.NONE,
                Map.of(),
                version,
                version,
                version);
    }

    @Nested
    class WhenThereAreSeveralSegments {
        @Test
        void isAsFarAsTheOneFurthestBehind() {
            assertThat(progress.watermark()).isZero();
            segment(0, at(12));
            segment(1, at(7));
            assertThat(progress.watermark()).isEqualTo(7);
            segment(1, new MergedTrackingToken(at(9), at(20)));
            assertThat(progress.watermark()).isEqualTo(9);
            segment(2, null);
            assertThat(progress.watermark()).isZero();
        }

        @Test
        void doesNotTakeOneSegmentsCommitForAll() throws Exception {
            segment(0, at(12));
            segment(1, at(7));

            progress.committed(new CommittedBatch(List.of(), 12, false));

            assertThat(progress.await(12, Duration.ofMillis(50))).isFalse();
            segment(1, at(12));
            assertThat(progress.await(12, Duration.ofMillis(500))).isTrue();
        }

        @Test
        void neverMovesTheWatermarkBeyondWhatASegmentBehindMayStillWrite() {
            segment(0, at(50));
            segment(1, at(15));
            stored.put(guild("a", 10), guild("b", 20), guild("c", 30));
            ViewChanges changes = new ViewChanges(views, progress, () -> 0);

            ViewChanges.Page first = changes.since(0, 1);
            assertThat(first.views()).extracting(GuildView::guildId).containsExactly("a");
            assertThat(first.watermark()).isEqualTo(10);
            assertThat(first.more()).isTrue();

            ViewChanges.Page beyond = changes.since(10, 1);
            assertThat(beyond.watermark()).isEqualTo(10);
            assertThat(beyond.more()).isFalse();

            assertThat(changes.since(10, 5).watermark()).isEqualTo(15);
        }
    }

    @Nested
    class WhenManyWait {
        @Test
        void wakesThemAllAndTurnsAwayWhoIsTooMuch() throws Exception {
            segment(0, at(1));
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Boolean>> waiting = new ArrayList<>();
                for (int i = 0; i < ViewProgress.MAX_WAITING; i++) {
                    waiting.add(threads.submit(() -> progress.await(5, Duration.ofMinutes(1))));
                }
                org.awaitility.Awaitility.await().until(() -> !progress.hasPlaces());
                assertThat(progress.await(5, Duration.ofSeconds(20))).isFalse();

                segment(0, at(5));

                for (Future<Boolean> one : waiting) {
                    assertThat(one.get()).isTrue();
                }
                assertThat(progress.hasPlaces()).isTrue();
            }
        }
    }

    @Nested
    class WhenStored {
        @Test
        void finishesWhereNothingWasWrittenLately() {
            assertThat(views.versionBefore(Duration.ofHours(1))).isZero();
            stored.put(guild("a", 10), guild("b", 20));
            assertThat(views.versionBefore(Duration.ofHours(1))).isEqualTo(9);
            jdbc.sql("UPDATE query.guild_configuration SET written_at = written_at - interval '2 hours'"
                            + " WHERE guild_id = 'a'")
                    .update();
            assertThat(views.versionBefore(Duration.ofHours(1))).isEqualTo(19);
        }

        @Test
        void comesBackAsItWas() {
            GuildView view = new GuildView(
                    "g",
                    "Ünï\"code",
                    GuildAuthority.ownedBy("1")
                            .granting("2", dev.guildhall.events.permission.GuildPermission.ADMINISTRATOR)
                            .withPresence(false),
                    Map.of("prefix", "?"),
                    Map.of("giveaway", new ModuleChoice(true, Map.of("n", 1L, "list", List.of("a", true)))),
                    new Subscription(Subscription.PREMIUM, "2030-01-31T00:00:00Z"),
                    Map.of(dev.guildhall.events.wire.ConfigPart.SETTINGS, 3L),
                    4,
                    2,
                    5);
            stored.put(view);

            assertThat(views.find("g")).contains(view);
            assertThat(views.ofUser("1")).containsExactly(view);
            assertThat(views.ofUser("2")).containsExactly(view);
            assertThat(views.ofUser("3")).isEmpty();
        }
    }
}
