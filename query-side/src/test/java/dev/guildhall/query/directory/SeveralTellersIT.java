package dev.guildhall.query.directory;

import static dev.guildhall.query.directory.ToldGuild.named;
import static dev.guildhall.query.directory.ToldGuild.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.events.erasure.PersonErased;
import dev.guildhall.events.guild.GuildLeft;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.events.wire.GuildMembers.Names;
import dev.guildhall.query.Databases;
import dev.guildhall.query.GuildLog;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.QuerySideProcess.Reply;
import dev.guildhall.query.configuration.ViewProgress;
import dev.guildhall.testkit.TestRedis;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tellings that meet other tellings, erasures and departures, on two query sides. */
class SeveralTellersIT {
    private static final String OLIVIA = "1180000000000000101";
    private static final String GUILD = "1180000000000070001";
    private static final String CHANNEL = "1180000000000000201";
    private static final long FIRST_MEMBER = 1_190_000_000_000_000_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TELLERS = 4;
    private static final int TELLINGS = 25;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private List<QuerySideProcess> sides;
    private GuildLog log;

    @BeforeEach
    void start() throws Exception {
        var database = Databases.migrated();
        String redis = TestRedis.shared().url();
        sides = List.of(QuerySideProcess.start(database, redis), QuerySideProcess.start(database, redis));
        log = sides.getFirst().log();
        followed(log.append(new GuildRegistered(GUILD, "Demo", OLIVIA)));
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        sides.forEach(QuerySideProcess::close);
    }

    private void followed(long position) throws InterruptedException {
        assertThat(sides.getFirst().bean(ViewProgress.class).await(position, PATIENCE))
                .isTrue();
    }

    private ToldGuild at(int teller) {
        return new ToldGuild(sides.get(teller % sides.size()), GUILD);
    }

    private static boolean taken(Reply reply) {
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(200);
        return reply.body().at("/data/taken").asBoolean();
    }

    private long rows() {
        return JdbcClient.create(sides.getFirst().bean(DataSource.class))
                .sql("SELECT count(*) FROM query.directory_member")
                .query(Long.class)
                .single();
    }

    private <T> List<Future<T>> each(int count, ThrowingTask<T> task) {
        List<Future<T>> running = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            int number = n;
            Callable<T> call = () -> task.run(number);
            running.add(threads.submit(call));
        }
        return running;
    }

    @FunctionalInterface
    private interface ThrowingTask<T> {
        T run(int number) throws Exception;
    }

    @Test
    void neverGoesBackBehindWhatWasTaken() throws Exception {
        AtomicLong truth = new AtomicLong();
        Map<Long, Long> takenByStamp = new ConcurrentSkipListMap<>();

        for (Future<Long> teller : each(TELLERS, number -> tellOften(at(number), truth, takenByStamp))) {
            teller.get();
        }

        assertThat(List.copyOf(takenByStamp.values())).isSorted().hasSizeGreaterThan(TELLINGS);
        assertThat(at(0).get(OLIVIA, "/channels").at("/data/text/0/name")).isEqualTo("channel-" + truth.get());
    }

    private static long tellOften(ToldGuild guild, AtomicLong truth, Map<Long, Long> takenByStamp) throws Exception {
        Long stamp = null;
        for (int n = 0; n < TELLINGS; n++) {
            truth.incrementAndGet();
            boolean taken;
            do {
                long seen = truth.get();
                Reply reply = guild.tell(stamp, text(CHANNEL, "channel-" + seen, 1));
                taken = taken(reply);
                stamp = reply.body().at("/data/stamp").isNull()
                        ? null
                        : (Long) reply.body().at("/data/stamp").asLong();
                if (taken && stamp != null) {
                    takenByStamp.put(stamp, seen);
                }
            } while (!taken);
        }
        return stamp == null ? 0 : stamp;
    }

    @Test
    void bringsNobodyBackWhoIsErasedMeanwhile() throws Exception {
        at(0).tell(null);
        Names[] people = IntStream.range(0, TELLINGS)
                .mapToObj(n -> named(Long.toString(FIRST_MEMBER + n), "person-" + n))
                .toArray(Names[]::new);
        AtomicBoolean over = new AtomicBoolean();
        List<Future<Integer>> tellers = each(TELLERS, number -> {
            int tellings = 0;
            while (!over.get() || tellings == 0) {
                assertThat(taken(at(number).change(List.of(), List.of(people), List.of())))
                        .isTrue();
                tellings++;
            }
            return tellings;
        });

        long erased = 0;
        for (Names person : people) {
            erased = log.append(new PersonErased(person.id(), FIRST_MEMBER));
        }
        followed(erased);
        over.set(true);
        for (Future<Integer> teller : tellers) {
            assertThat(teller.get()).isPositive();
        }

        assertThat(rows()).isZero();
    }

    @Test
    void leavesNothingBehindOfAGuildThatIsLeftMeanwhile() throws Exception {
        at(0).tell(null);
        AtomicBoolean gone = new AtomicBoolean();
        List<Future<Boolean>> tellers = each(TELLERS, number -> {
            Names member = named(Long.toString(FIRST_MEMBER + number), "person-" + number);
            Long stamp = null;
            while (!gone.get()) {
                Reply told = at(number).tell(stamp, text(CHANNEL, "of-" + number, 1));
                stamp = told.status() == 200
                        ? (Long) told.body().at("/data/stamp").asLong()
                        : null;
                at(number).change(List.of(), List.of(member), List.of());
            }
            return true;
        });

        followed(log.append(new GuildLeft(GUILD)));
        gone.set(true);
        for (Future<Boolean> teller : tellers) {
            assertThat(teller.get()).isTrue();
        }

        assertThat(rows()).isZero();
        assertThat(JdbcClient.create(sides.getFirst().bean(DataSource.class))
                        .sql("SELECT count(*) FROM query.directory")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void waitsForADepartureThatIsUnderWay() throws Exception {
        DataSource dataSource = sides.getFirst().bean(DataSource.class);
        Future<Reply> late;
        try (Connection departure = dataSource.getConnection()) {
            departure.setAutoCommit(false);
            try (Statement statement = departure.createStatement()) {
                statement.execute("UPDATE query.guild_configuration SET present = false");
                statement.execute("DELETE FROM query.directory");
                late = threads.submit(() -> at(1).tell(null, text(CHANNEL, "late", 1)));
                await().atMost(PATIENCE).until(() -> late.isDone() || somebodyWaits(dataSource));
                departure.commit();
            }
        }

        assertThat(late.get().status()).isEqualTo(404);
        assertThat(JdbcClient.create(dataSource)
                        .sql("SELECT count(*) FROM query.directory")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static boolean somebodyWaits(DataSource dataSource) {
        return JdbcClient.create(dataSource)
                        .sql("SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid)"
                                + " WHERE NOT granted AND query LIKE '%query.guild_configuration%FOR SHARE%'"
                                + " AND datname = current_database()")
                        .query(Long.class)
                        .single()
                > 0;
    }
}
