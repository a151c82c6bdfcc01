package dev.guildhall.query.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.query.Databases;
import dev.guildhall.query.GuildLog;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.QuerySideProcess.Reply;
import dev.guildhall.query.configuration.ViewProgress;
import dev.guildhall.testkit.TestRedis;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A query side, and a guild of the test's own. */
abstract class DirectoryScene {
    static final String OLIVIA = "1180000000000000101";
    static final String ERIN = "1180000000000000106";
    static final String MAX = "1180000000000000104";
    private static final long FIRST_GUILD = 1_180_000_000_000_060_000L;
    private static final long FIRST_MEMBER = 1_190_000_000_000_000_000L;
    static final Duration PATIENCE = Duration.ofSeconds(60);

    static QuerySideProcess side;
    static GuildLog log;
    private static int guilds;

    ToldGuild guild;

    @BeforeAll
    static void start() {
        side = QuerySideProcess.start(Databases.migrated(), TestRedis.shared().url());
        log = side.log();
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @BeforeEach
    void register() throws Exception {
        guild = registered(OLIVIA);
    }

    static ToldGuild registered(String owner) throws Exception {
        String id = Long.toString(FIRST_GUILD + ++guilds);
        followed(log.append(new GuildRegistered(id, "Demo", owner)));
        return new ToldGuild(side, id);
    }

    static void followed(long position) throws InterruptedException {
        assertThat(side.bean(ViewProgress.class).await(position, PATIENCE)).isTrue();
    }

    static long stamp(Reply reply) {
        assertThat(reply.body().at("/data/taken").asBoolean()).isTrue();
        return reply.body().at("/data/stamp").asLong();
    }

    static boolean taken(Reply reply) {
        return reply.body().at("/data/taken").asBoolean();
    }

    static String member(int n) {
        return Long.toString(FIRST_MEMBER + n);
    }
}
