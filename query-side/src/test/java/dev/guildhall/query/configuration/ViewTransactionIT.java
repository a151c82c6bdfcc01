package dev.guildhall.query.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.events.guild.GuildLeft;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.query.Databases;
import dev.guildhall.query.GuildLog;
import dev.guildhall.query.ProjectionProcess;
import dev.guildhall.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How the projection commits: rows and token together, and without more round trips than it takes. */
class ViewTransactionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String GUILD = "1180000000000006001";
    private static final String OTHER = "1180000000000006002";
    private static final String OLIVIA = "1180000000000000101";

    private final TestDatabase database = Databases.migrated();
    private ProjectionProcess process;
    private GuildLog log;

    @BeforeEach
    void start() {
        process = ProjectionProcess.start(database, "first");
        log = process.log();
    }

    @AfterEach
    void stop() {
        process.close();
    }

    private GuildView view(String guildId) {
        return process.bean(GuildViews.class).find(guildId).orElseThrow();
    }

    private long reached() {
        return process.bean(ViewProgress.class).reached();
    }

    private void awaitReached(long position) {
        await().atMost(PATIENCE).until(() -> reached() >= position);
    }

    private void sql(String sql) {
        process.jdbc().sql(sql).update();
    }

    private boolean isFollowing() {
        return !process.bean(ConfigurationProcessor.class)
                .processor()
                .processingStatus()
                .isEmpty();
    }

    private void registered() {
        log.append(new GuildRegistered(OTHER, "Other", OLIVIA));
        awaitReached(log.append(new GuildRegistered(GUILD, "Demo", OLIVIA)));
    }

    @Nested
    class WhenTheGuildsAreRemembered {
        @Test
        void readsTheLogAndWritesAndNothingElse() {
            registered();
            process.forgetWhatWasSent();

            awaitReached(log.append(GuildLog.prefix(GUILD, "a")));
            assertThat(process.sentByProjection()).hasSize(2).first().asString().contains("log.event");
            assertThat(process.sentByProjection()).last().asString().contains("commit_batch");

            awaitReached(log.append(GuildLog.prefix(GUILD, "b"), GuildLog.prefix(GUILD, "c")));
            assertThat(process.sentByProjection())
                    .hasSize(4)
                    .allMatch(sql -> sql.contains("log.event") || sql.contains("commit_batch"));
            assertThat(view(GUILD).settings()).containsEntry("prefix", "c");
        }
    }

    @Nested
    class WhenAGuildIsNotRemembered {
        @Test
        void readsItFirst() {
            registered();
            process.close();
            process = ProjectionProcess.start(database, "first");
            log = process.log();
            await().atMost(PATIENCE).until(ViewTransactionIT.this::isFollowing);
            process.forgetWhatWasSent();

            awaitReached(log.append(GuildLog.prefix(GUILD, "a")));

            // Who waits, and what is passed over for good, is read once, as long as the claim is this process's.
            assertThat(process.sentByProjection())
                    .hasSize(5)
                    .anyMatch(sql -> sql.contains("query.dead_letter "))
                    .anyMatch(sql -> sql.contains("query.dead_letter_discarded"))
                    .element(3)
                    .asString()
                    .contains("guild_id = ANY");
            assertThat(view(GUILD).name()).isEqualTo("Demo");
            assertThat(view(GUILD).settings()).containsEntry("prefix", "a");
        }
    }

    @Nested
    class WhenABatchHasMoreToDo {
        @Test
        void doesItInOneTransactionWithTheRows() {
            registered();
            process.forgetWhatWasSent();

            awaitReached(log.append(new GuildLeft(GUILD)));

            assertThat(process.sentByProjection()).hasSize(4).last().isEqualTo("commit");
            assertThat(view(GUILD).authority().present()).isFalse();
        }
    }

    @Nested
    class WhenARowWasChangedBehindItsBack {
        @Test
        void noticesAndGoesOnFromWhatStandsThere() {
            registered();
            sql("UPDATE query.guild_configuration SET position = position - 1,"
                    + " settings = '{\"colour\": \"#ffffff\"}' WHERE guild_id = '" + GUILD + "'");

            awaitReached(log.append(GuildLog.prefix(GUILD, "a")));

            assertThat(view(GUILD).settings()).isEqualTo(Map.of("colour", "#ffffff", "prefix", "a"));
            assertThat(process.bean(ConfigurationProcessor.class).isHealthy()).isTrue();
        }
    }

    @Nested
    class WhenTheClaimIsLost {
        @Test
        void writesNothingUntilItIsItsOwnAgain() {
            registered();
            long before = reached();
            sql("UPDATE log.token_entry SET owner = 'somebody', recorded_at = '%s'"
                    .formatted(Instant.now().plus(Duration.ofHours(1))));

            long refused = log.append(GuildLog.prefix(GUILD, "a"));
            await().atMost(PATIENCE).until(() -> !isFollowing());

            assertThat(view(GUILD).position()).isEqualTo(before);
            assertThat(process.bean(ViewProgress.class).watermark()).isEqualTo(before);
            sql("UPDATE log.token_entry SET owner = NULL");
            awaitReached(refused);
            assertThat(view(GUILD).settings()).containsEntry("prefix", "a");
        }
    }

    @Nested
    class WhenABatchFails {
        @Test
        void writesNothingOfItAndRemembersNothing() {
            registered();
            long before = reached();
            sql("CREATE FUNCTION query.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$");
            sql("CREATE TRIGGER refuse BEFORE UPDATE ON query.guild_configuration FOR EACH ROW"
                    + " WHEN (NEW.guild_id = '%s') EXECUTE FUNCTION query.refuse()".formatted(OTHER));

            log.append(GuildLog.prefix(GUILD, "a"));
            long failing = log.append(GuildLog.prefix(OTHER, "a"));
            await().atMost(PATIENCE)
                    .until(() -> process.bean(ConfigurationProjection.class).failure() != null);
            assertThat(view(OTHER).position()).isLessThan(before);
            assertThat(process.bean(ViewProgress.class).watermark()).isLessThan(failing);

            sql("ALTER TABLE query.guild_configuration DISABLE TRIGGER refuse");
            // At the same position: only who reads it anew sees it.
            sql("UPDATE query.guild_configuration SET name = 'Renamed by hand' WHERE guild_id = '" + OTHER + "'");
            awaitReached(failing);
            assertThat(view(GUILD).settings()).containsEntry("prefix", "a");
            assertThat(view(OTHER).settings()).containsEntry("prefix", "a");
            assertThat(view(OTHER).name()).isEqualTo("Renamed by hand");
        }
    }

    @Nested
    class WhenEverythingIsReadAgain {
        @Test
        void writesNoRow() {
            registered();
            awaitReached(log.append(GuildLog.prefix(GUILD, "a")));
            List<String> written = writtenAt();
            process.close();
            process = ProjectionProcess.start(database, "first");
            process.bean(ConfigurationProcessor.class).stop();
            sql("UPDATE log.token_entry SET token = NULL, token_type = NULL, owner = NULL WHERE token IS NOT NULL"
                    + " AND processor_name = '" + ConfigurationProjection.GROUP + "'");
            process.close();
            process = ProjectionProcess.start(database, "first");

            await().atMost(PATIENCE)
                    .until(() -> process.bean(ViewProgress.class).watermark() == 3);
            assertThat(writtenAt()).isEqualTo(written);
        }

        private List<String> writtenAt() {
            return process.jdbc()
                    .sql("SELECT guild_id || written_at FROM query.guild_configuration ORDER BY 1")
                    .query((row, n) -> row.getString(1))
                    .list();
        }
    }

    @Nested
    class WhenThereAreSeveralSegments {
        @Test
        void followsEachGuildInItsOwn() {
            registered();
            process.bean(ConfigurationProcessor.class)
                    .processor()
                    .splitSegment(0)
                    .join();
            List<String> guilds = IntStream.range(0, 8)
                    .mapToObj(n -> "118000000000000610" + n)
                    .toList();

            guilds.forEach(guild -> log.append(new GuildRegistered(guild, "Demo", OLIVIA)));
            guilds.forEach(guild -> log.append(GuildLog.prefix(guild, "a")));

            await().atMost(PATIENCE)
                    .until(() -> process.bean(GuildViews.class).find(guilds).values().stream()
                                    .filter(view -> "a".equals(view.settings().get("prefix")))
                                    .count()
                            == guilds.size());
            assertThat(process.jdbc()
                            .sql("SELECT count(*) FROM log.token_entry WHERE processor_name = ? AND owner = 'first'")
                            .param(ConfigurationProjection.GROUP)
                            .query(Long.class)
                            .single())
                    .isEqualTo(2);
        }
    }
}
