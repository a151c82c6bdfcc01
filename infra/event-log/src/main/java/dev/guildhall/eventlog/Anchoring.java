package dev.guildhall.eventlog;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes the head of the log down outside, on a timer and a thread of its own. Whatever a sink does, the log and the
 * other sinks go on; a sink that failed is tried again with the head of the next time.
 */
public final class Anchoring implements AutoCloseable {
    private static final String HEAD =
            "select position, link, clock_timestamp() from log.event" + " order by position desc limit 1";
    private static final String RECORD = "insert into log.anchor (position, sink, link, recorded_at)"
            + " values (?, ?, ?, ?) on conflict do nothing";
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Logger log = LoggerFactory.getLogger(Anchoring.class);

    private final JdbcClient jdbc;
    private final List<AnchoredSink> sinks;
    private final Duration interval;
    private final Thread timer;

    public Anchoring(DataSource dataSource, List<? extends AnchorSink> sinks, Duration interval) {
        this.jdbc = JdbcClient.create(dataSource);
        this.sinks = sinks.stream().map(AnchoredSink::new).toList();
        this.interval = interval;
        this.timer = Thread.ofPlatform().name("event-log-anchor").daemon().unstarted(this::run);
        if (!sinks.isEmpty()) {
            timer.start();
        }
    }

    /** How each sink fares, in the order given. */
    public List<AnchoredSink> sinks() {
        return sinks;
    }

    private void run() {
        try {
            Thread.sleep(FIRST_DELAY.compareTo(interval) < 0 ? FIRST_DELAY : interval);
            while (true) {
                anchor();
                Thread.sleep(interval);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void anchor() throws InterruptedException {
        try {
            Optional<Anchor> head = head();
            for (AnchoredSink sink : sinks) {
                if (sink.offer(head)) {
                    head.ifPresent(anchor -> remember(sink, anchor));
                }
            }
        } catch (RuntimeException e) {
            log.debug("no anchor this time: {}", e.getMessage());
        }
    }

    private Optional<Anchor> head() {
        return jdbc.sql(HEAD)
                .query((row, n) -> new Anchor(
                        row.getLong(1),
                        HexFormat.of().formatHex(row.getBytes(2)),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .optional();
    }

    private void remember(AnchoredSink sink, Anchor anchor) {
        jdbc.sql(RECORD)
                .params(
                        anchor.position(),
                        sink.name(),
                        HexFormat.of().parseHex(anchor.link()),
                        anchor.recordedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Waits for no sink: what it was about to write down may be lost. */
    @Override
    public void close() {
        timer.interrupt();
        for (AnchoredSink sink : sinks) {
            sink.close();
        }
    }
}
