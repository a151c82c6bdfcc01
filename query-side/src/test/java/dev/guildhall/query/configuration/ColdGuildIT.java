package dev.guildhall.query.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.query.Databases;
import dev.guildhall.query.GuildLog;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.QuerySideProcess.Reply;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestRedis;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ColdGuildIT {
    private static final String GUILD = "1180000000000000001";
    private static final String OLIVIA = "1180000000000000101";
    private static final int READERS = 2_000;

    /** More connections than the server has threads for; the rest waits its turn, as it would in front of a proxy. */
    private static final int CONNECTIONS = 400;

    private final TestDatabase database = Databases.migrated();

    /** Index and sequential scans of the view's table by all sessions, as PostgreSQL counts them. */
    private long scans(JdbcClient jdbc) {
        jdbc.sql("SELECT pg_stat_force_next_flush()").query(String.class).list();
        return jdbc.sql("SELECT coalesce(seq_scan, 0) + coalesce(idx_scan, 0) FROM pg_stat_user_tables"
                        + " WHERE schemaname = 'query' AND relname = 'guild_configuration'")
                .query(Long.class)
                .single();
    }

    @Nested
    class WhenTwoThousandReadAtOnce {
        @Test
        void asksPostgresOnce() throws Exception {
            try (QuerySideProcess side = QuerySideProcess.start(
                    database, TestRedis.shared().url(), Map.of("spring.threads.virtual.enabled", true))) {
                side.log().append(new GuildRegistered(GUILD, "Demo", OLIVIA));
                long version = side.log().append(GuildLog.prefix(GUILD, "?"));
                ViewProgress progress = side.bean(ViewProgress.class);
                await().until(() -> progress.reached() == version);
                SharedGuildReads reads = side.bean(SharedGuildReads.class);
                long before = reads.misses();

                long begun = System.nanoTime();
                Semaphore connections = new Semaphore(CONNECTIONS);
                List<CompletableFuture<Reply>> readers = IntStream.range(0, READERS)
                        .mapToObj(n -> CompletableFuture.supplyAsync(
                                () -> read(side, connections), Thread::startVirtualThread))
                        .toList();

                assertThat(readers).allSatisfy(reader -> {
                    assertThat(reader.join().status()).isEqualTo(200);
                    assertThat(reader.join().version()).isEqualTo(version);
                });
                // What was read is kept for so long: where the machine is slow, the last come after that.
                long ages = (System.nanoTime() - begun) / SharedGuildReads.MAX_AGE.toNanos();
                assertThat(reads.misses() - before).isBetween(1L, 1 + ages);
            }
        }

        private Reply read(QuerySideProcess side, Semaphore connections) {
            try {
                connections.acquire();
                try {
                    return side.get("/api/guilds/" + GUILD, OLIVIA);
                } finally {
                    connections.release();
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Nested
    class WhenPostgresCounts {
        @Test
        void agreesThatOneReadingWasOneStatement() throws Exception {
            try (QuerySideProcess side =
                    QuerySideProcess.start(database, TestRedis.shared().url())) {
                long version = side.log().append(new GuildRegistered(GUILD, "Demo", OLIVIA));
                await().until(() -> side.bean(ViewProgress.class).reached() == version);
                JdbcClient jdbc = JdbcClient.create(side.bean(javax.sql.DataSource.class));
                SharedGuildReads reads = side.bean(SharedGuildReads.class);
                long scansBefore = scans(jdbc);
                long before = reads.misses();

                IntStream.range(0, 50).forEach(n -> reads.find(GUILD));

                assertThat(reads.misses() - before).isEqualTo(1);
                // Others of this process read the table too, now and then; that each reader did would be fifty.
                assertThat(scans(jdbc) - scansBefore).isBetween(0L, 25L);
            }
        }
    }
}
