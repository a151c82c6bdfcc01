package dev.guildhall.benchmarks.rebuild;

import dev.guildhall.benchmarks.Contender;
import dev.guildhall.benchmarks.Sample;
import dev.guildhall.benchmarks.stockaxon.AxonStack;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.settings.SettingsChanged;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Axon's own store and pooled processor, all settings as they come: batches of one event, and an upsert for each. */
final class StockAxon implements Contender {
    private static final double NANOS_A_SECOND = 1e9;
    private static final long MAX_MINUTES = 10;

    private final AxonStack stack;
    private final int events;
    private int runs;

    /** @param events that are in its store */
    StockAxon(AxonStack stack, int events) {
        this.stack = stack;
        this.events = events;
        jdbc().sql("CREATE TABLE stock_view (guild_id text PRIMARY KEY, settings jsonb NOT NULL)")
                .update();
    }

    private JdbcClient jdbc() {
        return JdbcClient.create(stack.dataSource());
    }

    /** What its processor calls. */
    public static final class View {
        private final JdbcClient jdbc;
        private final CountDownLatch left;

        View(JdbcClient jdbc, CountDownLatch left) {
            this.jdbc = jdbc;
            this.left = left;
        }

        @EventHandler
        public void on(SettingsChanged event) {
            Map<String, Object> changed = new HashMap<>();
            event.changes().forEach(change -> changed.put(change.path(), change.after()));
            jdbc.sql("INSERT INTO stock_view AS held VALUES (?, ?::jsonb) ON CONFLICT (guild_id)"
                            + " DO UPDATE SET settings = held.settings || excluded.settings")
                    .params(event.guildId(), EventJson.writeString(changed))
                    .update();
            left.countDown();
        }
    }

    @Override
    public String name() {
        return "stock Axon";
    }

    @Override
    public Sample run(int callers, Duration time) {
        jdbc().sql("TRUNCATE stock_view").update();
        CountDownLatch left = new CountDownLatch(events);
        PooledStreamingEventProcessor processor = stack.processor("rebuild-" + ++runs, new View(jdbc(), left));
        long begin = System.nanoTime();
        processor.start();
        try {
            if (!left.await(MAX_MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException("not done in time");
            }
            return new Sample(events / ((System.nanoTime() - begin) / NANOS_A_SECOND), 0, 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            processor.shutDown();
        }
    }

    @Override
    public void close() {
        stack.close();
    }
}
