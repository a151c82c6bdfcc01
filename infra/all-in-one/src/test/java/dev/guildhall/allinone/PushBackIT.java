package dev.guildhall.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.allinone.RunningProgram.Reply;
import dev.guildhall.eventlog.Anchors;
import dev.guildhall.eventlog.LogUnavailable;
import dev.guildhall.eventlog.LogVerification;
import dev.guildhall.eventlog.VerificationReport;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.MetadataKeys;
import dev.guildhall.events.guild.GuildRegistered;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** More than the log can take: whoever comes too late is told so, and nobody is told anything untrue. */
class PushBackIT {
    private static final long APPEND_LOCK = 4_771_926_104_113_512_547L;

    /** What may wait, and what the writer may have in hand. */
    private static final int MAX_ACCEPTED = 4_096 + 512;

    private static final int CALLERS = 6_000;
    private static final long FIRST_GUILD = 1_190_000_000_000_000_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger other = new AtomicInteger();

    @TempDir
    private Path data = Path.of("");

    @Test
    void answersLaterInsteadOfGrowingAndTakesEventsAgain() throws Exception {
        try (RunningProgram program = RunningProgram.start(data);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            String settings = "/api/guilds/" + RunningProgram.DEMO + "/settings";
            await().until(() -> program.get(settings, RunningProgram.ADAM).status() == 200);

            try (Connection holder = program.asSuperuser()) {
                RunningProgram.execute(holder, "SELECT pg_advisory_lock(" + APPEND_LOCK + ")");
                for (int n = 0; n < CALLERS; n++) {
                    long guild = FIRST_GUILD + n;
                    callers.execute(() -> publish(program, guild));
                }
                await().atMost(PATIENCE).until(() -> refused.get() >= CALLERS - MAX_ACCEPTED);

                Reply late = program.send("PATCH", settings, RunningProgram.ADAM, "{\"prefix\":\"?\"}");

                assertThat(late.status()).as("%s", late.body()).isEqualTo(503);
                assertThat(late.whole()
                                .headers()
                                .firstValueAsLong("Retry-After")
                                .orElse(0))
                        .isPositive();
                assertThat(acknowledged).hasValue(0);
            }
            callers.shutdown();
            assertThat(callers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

            assertThat(other).hasValue(0);
            assertThat(acknowledged.get() + refused.get()).isEqualTo(CALLERS);
            assertThat(acknowledged).hasValueLessThanOrEqualTo(MAX_ACCEPTED);
            assertThat(stored(program)).isEqualTo(acknowledged.get());
            VerificationReport report = program.bean(LogVerification.class).verify(Anchors.none(), progress -> {});
            assertThat(report.finding()).isEmpty();
            assertThat(program.send("PATCH", settings, RunningProgram.ADAM, "{\"prefix\":\"?\"}")
                            .status())
                    .isEqualTo(200);
        }
    }

    /** Not what the head has grown by: the bot may still be telling of its guilds. */
    private static int stored(RunningProgram program) {
        return JdbcClient.create(program.bean(DataSource.class))
                .sql("SELECT count(*) FROM log.event WHERE guild_id >= ? AND guild_id < ?")
                .params(Long.toString(FIRST_GUILD), Long.toString(FIRST_GUILD + CALLERS))
                .query(Integer.class)
                .single();
    }

    private void publish(RunningProgram program, long guild) {
        String id = Long.toString(guild);
        try {
            program.bean(EventStore.class)
                    .publish(new GenericDomainEventMessage<>(
                            "Guild",
                            AggregateIds.guild(id),
                            0,
                            new GuildRegistered(id, "Crowd", RunningProgram.ADAM),
                            Map.of(MetadataKeys.GUILD_ID, id)));
            acknowledged.incrementAndGet();
        } catch (LogUnavailable e) {
            (e.outcomeUnknown() ? other : refused).incrementAndGet();
        } catch (RuntimeException e) {
            other.incrementAndGet();
        }
    }
}
