package dev.guildhall.query.history;

import com.zaxxer.hikari.HikariDataSource;
import dev.guildhall.eventlog.EventCodec;
import dev.guildhall.eventlog.EventTail;
import dev.guildhall.eventlog.LogFill;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.QuietTransactions;
import dev.guildhall.eventlog.parking.Parkings;
import dev.guildhall.query.configuration.ConfigurationProcessor;
import dev.guildhall.query.configuration.ViewProgress;
import dev.guildhall.query.projection.ViewSchema;
import dev.guildhall.query.rebuild.FollowedView;
import dev.guildhall.query.rebuild.RebuildRun;
import dev.guildhall.query.rebuild.RebuildableView;
import java.time.Duration;
import java.util.List;
import java.util.function.LongFunction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.serialization.Serializer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The timeline as it follows the log in production, alone, and rebuilds of it. For benchmarks. */
public final class TimelineRun implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final RebuildRun run;
    private final HikariDataSource pool;
    private final JdbcClient jdbc;
    private final TimelineProcessor processor;
    private final RebuildableView view;

    /** @param eventAt the event of a number, from 0 */
    public TimelineRun(HikariDataSource pool, int events, LongFunction<DomainEventMessage<?>> eventAt) {
        this.run = new RebuildRun(pool);
        this.pool = pool;
        this.jdbc = JdbcClient.create(pool);
        run.bean(ConfigurationProcessor.class).pause();
        LogFill.fill(pool, run.bean(EventCodec.class), events, eventAt);
        jdbc.sql("vacuum (analyze) log.event").update();
        Summaries summaries = new Summaries();
        this.processor = new TimelineProcessor(
                new TimelineProjection(
                        new TimelineTable(pool, ViewSchema.LIVE, summaries),
                        position -> {},
                        run.bean(Parkings.class).of(TimelineProjection.GROUP)),
                run.bean(EventTail.class),
                run.bean(TokenStore.class),
                run.bean(QuietTransactions.class));
        this.view = HistoryRebuilds.timeline(
                pool, FollowedView.transactions(pool, run.bean(JdbcTransactionManager.class)), summaries);
        run.bean(EventTail.class).lookForHead();
        processor.start();
    }

    /** Follows the whole log as if nothing of it had been followed yet. @return how long it took */
    public Duration catchUp() {
        processor.pause();
        for (String table : List.of("timeline_term", "timeline_field", "timeline_before")) {
            jdbc.sql("truncate query." + table).update();
        }
        jdbc.sql("update log.token_entry set token = null, token_type = null, owner = null where processor_name = ?")
                .param(TimelineProjection.GROUP)
                .update();
        long begin = System.nanoTime();
        processor.resume();
        awaitLive();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Returns when the live view has come to the log's end. */
    public void awaitLive() {
        long head = run.bean(LogReader.class).head();
        // It never goes back, and the timeline does here.
        ViewProgress progress = new ViewProgress(pool, run.bean(Serializer.class), TimelineProjection.GROUP);
        try {
            if (!progress.await(head, PATIENCE)) {
                throw new IllegalStateException("the timeline has not come to position " + head);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Makes the view anew beside the live one, without a budget. @return how long it took, to the swap */
    public Duration rebuild() {
        return run.rebuild(view, null);
    }

    @Override
    public void close() {
        processor.stop();
        run.close();
    }
}
