package dev.guildhall.query.giveaway;

import dev.guildhall.query.configuration.ViewProgress;
import java.time.Duration;
import javax.sql.DataSource;
import org.axonframework.serialization.Serializer;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far the view of giveaways has come. Its token rests while nothing is logged about giveaways, so a position is also
 * reached where the log holds nothing about them between the token and that position. Thread-safe.
 */
public final class GiveawayProgress implements GiveawayCommits {
    /** How much of the log is looked through for that: far more than is logged until the token is stored. */
    static final long MAX_LOOK = 1_000;

    private static final String NOTHING_BETWEEN = """
            SELECT EXISTS (SELECT FROM log.event WHERE position = ?) AND NOT EXISTS (
                SELECT FROM log.event WHERE position > ? AND position <= ? AND type LIKE 'giveaway.%')""";

    private final JdbcClient jdbc;
    private final ViewProgress progress;

    GiveawayProgress(DataSource dataSource, Serializer tokens) {
        this.jdbc = JdbcClient.create(dataSource);
        this.progress = new ViewProgress(dataSource, tokens, GiveawayProjection.GROUP);
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
     * what it has not come to need not be about giveaways.
     *
     * @throws org.springframework.dao.DataAccessException when PostgreSQL is away
     */
    long knownOf(long position) {
        return hasNothingNew(position) ? position : progress.watermark();
    }

    @Override
    public void committed(Batch batch) {
        progress.advanceTo(batch.position());
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
                        .query(Boolean.class)
                        .single();
    }
}
