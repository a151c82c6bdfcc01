package dev.guildhall.query.rebuild;

import com.zaxxer.hikari.HikariDataSource;
import dev.guildhall.door.SharedClock;
import dev.guildhall.eventlog.EventLogConfiguration;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LogReplay;
import dev.guildhall.eventlog.parking.ProjectionLock;
import dev.guildhall.query.configuration.ConfigurationProjection;
import dev.guildhall.query.configuration.ViewConfiguration;
import dev.guildhall.query.configuration.ViewProgress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The live view as it runs in production, and rebuilds beside it. For benchmarks. */
public final class RebuildRun implements AutoCloseable {
    private static final double NANOS_A_SECOND = 1e9;
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final RebuildProperties DEFAULTS =
            new Binder().bindOrCreate("guildhall.rebuild", RebuildProperties.class);

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
     * Makes the view anew without a budget, and has it take the live one's place.
     *
     * @param guildId the one guild; {@code null} for all
     * @return how long it took
     */
    public Duration rebuild(@Nullable String guildId) {
        return rebuild(new ConfigurationView(pool), guildId);
    }

    /** The same of another view, whose live projection has come to the log's end. */
    public Duration rebuild(RebuildableView view, @Nullable String guildId) {
        Workshop workshop = workshop(new Budget(0));
        return carryOut(workshop, view, request(workshop, view, guildId));
    }

    /**
     * Makes the view of all guilds anew within the budget that the program has by default, watched as operators watch it.
     *
     * @param percent when it is looked at
     * @return how far the time that was told to be left then was from the time that was left, as a share of the latter
     */
    public double etaError(int percent) {
        Workshop workshop = workshop(new Budget(DEFAULTS));
        RebuildableView view = new ConfigurationView(pool);
        Rebuild requested = request(workshop, view, null);
        CompletableFuture<Estimate> seen = CompletableFuture.supplyAsync(
                () -> estimate(workshop, requested.id(), percent), Thread.ofPlatform()::start);
        carryOut(workshop, view, requested);
        long end = System.nanoTime();
        return seen.join().error(end);
    }

    private record Estimate(long seconds, long atNanos) {
        double error(long endNanos) {
            double left = (endNanos - atNanos) / NANOS_A_SECOND;
            return Math.abs(seconds - left) / left;
        }
    }

    private static Estimate estimate(Workshop workshop, String id, int percent) {
        while (true) {
            RebuildDetails details =
                    RebuildDetails.of(workshop.rebuilds().find(id).orElseThrow(), List.of(), false);
            Long eta = details.etaSeconds();
            if (details.percent() >= percent && eta != null) {
                return new Estimate(eta, System.nanoTime());
            }
            if (details.isOver()) {
                throw new IllegalStateException("the rebuild was over before anybody could look at it");
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** Has what the last rebuild of all guilds has replaced take its place again. @return how long it took */
    public Duration rollBack() {
        Workshop workshop = workshop(new Budget(0));
        String id = workshop.versions()
                .of(ConfigurationProjection.GROUP)
                .map(Versions.Made::rebuildId)
                .orElseThrow();
        Rebuild done = workshop.rebuilds().find(id).orElseThrow();
        RebuildableView view = new ConfigurationView(pool);
        return timed(
                workshop,
                view,
                id,
                RebuildState.ROLLED_BACK,
                mandate -> new Carrier(workshop).rollBack(view, done, mandate));
    }

    private Workshop workshop(Budget budget) {
        return Workshop.of(
                pool,
                bean(JdbcTransactionManager.class),
                bean(Serializer.class),
                bean(LogReplay.class),
                budget,
                differing -> {},
                Steps.IGNORED);
    }

    private Rebuild request(Workshop workshop, RebuildableView view, @Nullable String guildId) {
        String id = view.projection() + "-run-" + ++runs;
        JdbcClient.create(pool)
                .sql("INSERT INTO query.rebuild (rebuild_id, projection, only_guild_id, accepts_differences, requested,"
                        + " state) VALUES (?, ?, ?, false, 0, 'waiting')")
                .param(id)
                .param(view.projection())
                .param(guildId)
                .update();
        return workshop.rebuilds().find(id).orElseThrow();
    }

    private Duration carryOut(Workshop workshop, RebuildableView view, Rebuild rebuild) {
        return timed(
                workshop,
                view,
                rebuild.id(),
                RebuildState.DONE,
                mandate -> new Carrier(workshop).carryOut(view, rebuild, mandate));
    }

    private Duration timed(
            Workshop workshop, RebuildableView view, String id, RebuildState expected, Consumer<Mandate> work) {
        long begin = System.nanoTime();
        try (Budget.Place place = workshop.budget().place();
                ProjectionLock lock = ProjectionLock.of(pool, view.projection()).orElseThrow()) {
            work.accept(new OrderedMandate(Optional::empty, place, lock, () -> false));
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        RebuildState state = workshop.rebuilds().find(id).orElseThrow().state();
        if (state != expected) {
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
