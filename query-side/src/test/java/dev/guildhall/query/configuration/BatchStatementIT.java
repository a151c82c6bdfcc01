package dev.guildhall.query.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.guildhall.door.access.GuildAuthority;
import dev.guildhall.eventlog.PendingToken;
import dev.guildhall.eventlog.SchemaMigration;
import dev.guildhall.events.wire.Subscription;
import dev.guildhall.query.Databases;
import dev.guildhall.testkit.TestDatabase;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

class BatchStatementIT {
    private final HikariDataSource pool = new HikariDataSource();
    private JdbcClient jdbc;
    private GuildViews views;
    private BatchStatement statement;

    @BeforeEach
    void connect() {
        TestDatabase database = Databases.migrated();
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        SchemaMigration.migrate(pool, "log");
        SchemaMigration.migrate(pool, "query");
        jdbc = JdbcClient.create(pool);
        views = new GuildViews(pool);
        statement = new BatchStatement(pool);
        jdbc.sql("INSERT INTO log.token_entry (processor_name, segment, owner) VALUES ('view', 0, 'me')")
                .update();
    }

    @AfterEach
    void disconnect() {
        pool.close();
    }

    private static PendingToken.Entry token(int at) {
        return new PendingToken.Entry("view", 0, "me", new byte[] {(byte) at}, "token", "at " + at);
    }

    private static GuildView guild(String id, String prefix, long position) {
        return new GuildView(
                id,
                "Demo",
                GuildAuthority.ownedBy("1"),
                Map.of("prefix", prefix),
                Map.of(),
                Subscription.NONE,
                Map.of(),
                position,
                position,
                position);
    }

    private boolean write(int token, RowChange... changes) {
        return statement.execute(token(token), Arrays.asList(changes));
    }

    private static RowChange change(@Nullable GuildView before, GuildView after) {
        return new RowChange(before, after);
    }

    private String recordedAt() {
        return jdbc.sql("SELECT coalesce(recorded_at, 'never') FROM log.token_entry")
                .query(String.class)
                .single();
    }

    @Nested
    class WhenEverythingIsAsExpected {
        @Test
        void writesRowsAndTokenAtOnce() {
            GuildView a = guild("a", "!", 1);
            GuildView b = guild("b", "!", 2);
            assertThat(write(2, change(null, b), change(null, a))).isTrue();
            GuildView later = guild("b", "?", 3);
            GuildView added = guild("c", "!", 4);
            assertThat(write(4, change(b, later), change(null, added))).isTrue();
            GuildView alone = guild("a", "$", 5);
            assertThat(write(5, change(a, alone))).isTrue();

            assertThat(views.find(List.of("a", "b", "c")).values()).containsExactlyInAnyOrder(alone, later, added);
            assertThat(recordedAt()).isEqualTo("at 5");
            assertThat(jdbc.sql("SELECT token FROM log.token_entry")
                            .query(byte[].class)
                            .single())
                    .containsExactly(5);
        }

        @Test
        void changesARowThatWasPutThereByHandBesideANewOne() {
            write(1, change(null, guild("a", "!", 1)));
            jdbc.sql("UPDATE query.guild_configuration SET position = 0").update();
            GuildView byHand = views.find("a").orElseThrow();
            GuildView b = guild("b", "!", 3);

            assertThat(write(3, change(byHand, evolved(byHand, 2)), change(null, b)))
                    .isTrue();

            assertThat(views.find(List.of("a", "b")).values()).containsExactlyInAnyOrder(evolved(byHand, 2), b);
        }

        @Test
        void storesTheTokenWithoutRows() {
            assertThat(write(7)).isTrue();

            assertThat(recordedAt()).isEqualTo("at 7");
        }

        @Test
        void leavesAloneWhatNoEventHasChanged() {
            GuildView a = guild("a", "!", 1);
            GuildView b = guild("b", "!", 2);
            write(2, change(null, a), change(null, b));
            jdbc.sql("UPDATE query.guild_configuration SET modules = '{\"chess\": 1}'")
                    .update();

            write(3, change(a, evolved(a, 3)));
            write(5, change(evolved(a, 3), evolved(evolved(a, 3), 4)), change(b, evolved(b, 5)));

            assertThat(jdbc.sql("SELECT modules::text || settings FROM query.guild_configuration")
                            .query(String.class)
                            .list())
                    .containsOnly("{\"chess\": 1}{\"prefix\": \"?\"}");
        }

        private static GuildView evolved(GuildView view, long position) {
            return new GuildView(
                    view.guildId(),
                    view.name(),
                    view.authority(),
                    Map.of("prefix", "?"),
                    view.modules(),
                    view.subscription(),
                    view.partVersions(),
                    position,
                    position,
                    position);
        }
    }

    @Nested
    class WhenTheClaimIsLost {
        @Test
        void writesNothing() {
            jdbc.sql("UPDATE log.token_entry SET owner = 'somebody else'").update();

            assertThat(write(1, change(null, guild("a", "!", 1)))).isFalse();

            assertThat(views.find("a")).isEmpty();
            assertThat(recordedAt()).isEqualTo("never");
        }
    }

    @Nested
    class WhenARowIsNotWhereItIsExpected {
        private final GuildView a = guild("a", "!", 1);
        private final GuildView b = guild("b", "!", 2);

        private void refuses(RowChange... changes) {
            assertThatThrownBy(() -> write(9, changes)).isInstanceOf(ConcurrencyFailureException.class);
            assertThat(views.find(List.of("a", "b")).values()).containsExactlyInAnyOrder(a, b);
            assertThat(recordedAt()).isEqualTo("at 2");
        }

        @Test
        void writesNothingOfTheBatch() {
            write(2, change(null, a), change(null, b));

            refuses(change(guild("a", "!", 7), guild("a", "?", 9)));
            refuses(change(a, guild("a", "?", 8)), change(guild("b", "!", 1), guild("b", "?", 9)));
            refuses(change(a, guild("a", "?", 8)), change(null, guild("b", "?", 9)));
            refuses(change(null, guild("a", "?", 9)));
            refuses(change(guild("gone", "!", 3), guild("gone", "?", 9)));
        }

        @Test
        void neverGoesBack() {
            write(2, change(null, a), change(null, b));

            refuses(change(b, guild("b", "?", 1)));
            refuses(change(a, guild("a", "?", 9)), change(b, guild("b", "?", 2)));
        }
    }
}
