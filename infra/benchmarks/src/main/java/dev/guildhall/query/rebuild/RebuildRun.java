package dev.guildhall.query.rebuild;

import com.zaxxer.hikari.HikariDataSource;
import dev.guildhall.door.SharedClock;
import dev.guildhall.eventlog.EventLogConfiguration;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LogReplay;
import dev.guildhall.query.configuration.ConfigurationProjection;
import dev.guildhall.query.configuration.ViewConfiguration;
import dev.guildhall.query.configuration.ViewProgress;
import dev.guildhall.query.projection.RebuildOrder.Wanted;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The live view as it runs in production, and rebuilds beside it without a budget. For benchmarks. */
public final class RebuildRun implements AutoCloseable {
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final HikariDataSource pool;
    private int runs;

    public RebuildRun(HikariDataSource pool) {
        this.pool = pool;
        context.registerBean(DataSource.class, () -> pool);
        context.registerBean(JdbcTransactionManager.class, () -> new JdbcTransactionManager(pool));
        context.registerBean(SimpleMeterRegistry.class, () -> new SimpleMeterRegistry());
        context.registerBean(SharedClock.class, () -> new SharedClock(Clock.systemUTC()));
        context.register(EventLogConfiguration.class, ViewConfiguration.class);
        context.refresh();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Whether the live view has come to the log's end, within that time. */
    public boolean awaitLive(Duration atMost) throws InterruptedException {
        return bean(ViewProgress.class).await(bean(LogReader.class).head(), atMost);
    }

    /**
     * Makes the view anew and has it take the live one's place.
     *
     * @param guildId the one guild; {@code null} for all
     * @return how long it took
     */
    public Duration rebuild(@Nullable String guildId) {
        String id = ConfigurationProjection.GROUP + "-run-" + ++runs;
        JdbcClient.create(pool)
                .sql("INSERT INTO query.rebuild (rebuild_id, projection, only_guild_id, accepts_differences, requested,"
                        + " state) VALUES (?, ?, ?, false, 0, 'waiting')")
                .param(id)
                .param(ConfigurationProjection.GROUP)
                .param(guildId)
                .update();
        Workshop workshop = Workshop.of(
                pool,
                bean(JdbcTransactionManager.class),
                bean(Serializer.class),
                bean(LogReplay.class),
                new Budget(0),
                differing -> {},
                Steps.IGNORED);
        Rebuild rebuild = workshop.rebuilds().find(id).orElseThrow();
        long begin = System.nanoTime();
        new Carrier(workshop).carryOut(new ConfigurationView(pool), rebuild, () -> Wanted.DONE);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        RebuildState state = workshop.rebuilds().find(id).orElseThrow().state();
        if (state != RebuildState.DONE) {
            throw new IllegalStateException("the rebuild is " + state.word());
        }
        return took;
    }

    @Override
    public void close() {
        context.close();
        pool.close();
    }
}
