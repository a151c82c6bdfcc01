package dev.guildhall.benchmarks.tail;

import dev.guildhall.events.settings.SettingsChanged;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A small projection, the same one for every contender: it writes its row in the processor's transaction and says when.
 */
public final class Observation {
    static final String SAW = "saw";

    private static final String TABLE =
            "create table if not exists prefix_view (guild_id text primary key, sequence bigint not null)";
    private static final String UPSERT = "insert into prefix_view values (?, ?)"
            + " on conflict (guild_id) do update set sequence = excluded.sequence";

    private final JdbcClient jdbc;

    Observation(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        jdbc.sql(TABLE).update();
    }

    @EventHandler
    void on(SettingsChanged event, @SequenceNumber long sequence) {
        jdbc.sql(UPSERT).params(event.guildId(), sequence).update();
        System.out.println(SAW + " " + sequence + " " + micros());
    }

    /** Of the machine's one real-time clock, which all of its processes read alike; {@code nanoTime} is each JVM's own. */
    static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
