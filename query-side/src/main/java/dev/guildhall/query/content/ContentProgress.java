package dev.guildhall.query.content;

import dev.guildhall.query.configuration.ViewProgress;
import java.time.Duration;
import javax.sql.DataSource;
import org.axonframework.serialization.Serializer;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far a feature's view has come. Its token rests while nothing is logged about the feature, so a position is also
 * reached where the log holds nothing about it between the token and that position. Thread-safe.
 */
public final class ContentProgress {
    /** How much of the log is looked through for that: far more than is logged until the token is stored. */
    static final long MAX_LOOK = 1_000;

    private static final String NOTHING_BETWEEN = """
            SELECT EXISTS (SELECT FROM log.event WHERE position = ?) AND NOT EXISTS (
                SELECT FROM log.event WHERE position > ? AND position <= ? AND starts_with(type, ?))""";

    private final JdbcClient jdbc;
    private final ViewProgress progress;
    private final String group;
    private final String types;

    /**
     * @param group the processing group that makes the view
     * @param types what the types of the feature's events begin with
     */
    ContentProgress(DataSource dataSource, Serializer tokens, String group, String types) {
        this.jdbc = JdbcClient.create(dataSource);
        this.progress = new ViewProgress(dataSource, tokens, group);
        this.group = group;
        this.types = types;
    }

    /** The processing group that makes the view. */
    String group() {
        return group;
    }

    /**
     * The position up to which everything is in the view for certain; 0 before the first.
     *
     * @throws org.springframework.dao.DataAccessException when PostgreSQL is away
     */
    public long watermark() {
        return progress.watermark();
    }

    /**
     * How much is in the view for certain of everything up to a position. While others are busy the token rests behind, but
     * what it has not come to need not be about the feature.
     *
     * @throws org.springframework.dao.DataAccessException when PostgreSQL is away
     */
    long knownOf(long position) {
        return hasNothingNew(position) ? position : progress.watermark();
    }

    /** The view has come so far. */
    void advanceTo(long position) {
        progress.advanceTo(position);
    }

    /** Waits until everything up to the position is in the view. @return whether it is, within that time */
    boolean await(long position, Duration atMost) throws InterruptedException {
        return progress.reached() >= position || hasNothingNew(position) || progress.await(position, atMost);
    }

    private boolean hasNothingNew(long position) {
        long watermark = progress.watermark();
        if (watermark >= position) {
            return true;
        }
        return position - watermark <= MAX_LOOK
                && jdbc.sql(NOTHING_BETWEEN)
                        .param(position)
                        .param(watermark)
                        .param(position)
                        .param(types)
                        .query(Boolean.class)
                        .single();
    }
}
