package dev.guildhall.query.invalidation;

import dev.guildhall.events.wire.CacheKey;
import dev.guildhall.query.configuration.GuildViews;
import dev.guildhall.query.configuration.ViewChanges;
import java.time.Duration;

/**
 * Writes to Redis the values of every guild that changed, whoever projected it and whatever became of that process: from
 * the view, by version, page by page. Confined to one thread.
 */
final class ValueCatchUp {
    static final int PAGE_SIZE = 100;

    /** What was written longer ago cannot be old in Redis any more: values live for the TTL, and writers are not that slow. */
    private static final Duration WINDOW = CacheKey.TTL.plusMinutes(5);

    private static final long UNKNOWN = -1;

    private final GuildViews views;
    private final ViewChanges changes;
    private final RedisOutlet outlet;
    private long writtenTo = UNKNOWN;

    ValueCatchUp(GuildViews views, ViewChanges changes, RedisOutlet outlet) {
        this.views = views;
        this.changes = changes;
        this.outlet = outlet;
    }

    /** Redis may have lost what was written: everything that it may still be asked for is written once more. */
    void startOver() {
        writtenTo = UNKNOWN;
    }

    /**
     * Writes the next page.
     *
     * @return whether there is another one
     * @throws org.springframework.dao.DataAccessException when Redis or PostgreSQL is away; the page is then still to be
     *     written
     */
    boolean page() {
        if (writtenTo == UNKNOWN) {
            writtenTo = views.versionBefore(WINDOW);
        }
        ViewChanges.Page page = changes.since(writtenTo, PAGE_SIZE);
        if (!page.views().isEmpty()) {
            outlet.keep(page.views(), writtenTo);
        }
        writtenTo = page.watermark();
        return page.more();
    }
}
