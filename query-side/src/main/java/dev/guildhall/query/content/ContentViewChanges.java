package dev.guildhall.query.content;

import dev.guildhall.events.wire.GuildContent;
import dev.guildhall.query.invalidation.ContentChanges;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;

/** Answers in which guilds something changed, so that nobody depends on having heard of it. Thread-safe. */
final class ContentViewChanges implements ContentChanges {
    private final GuildContent content;
    private final ContentTable<?> views;
    private final LongUnaryOperator progress;
    private final LongSupplier head;

    /**
     * @param progress tells how far the view has come for certain, whoever projects it, of the way to a position
     * @param head the last position that this process has heard of; 0 while it has not heard of any
     */
    ContentViewChanges(GuildContent content, ContentTable<?> views, LongUnaryOperator progress, LongSupplier head) {
        this.content = content;
        this.views = views;
        this.progress = progress;
        this.head = head;
    }

    @Override
    public GuildContent content() {
        return content;
    }

    @Override
    public long watermark(long wanted) {
        return progress.applyAsLong(wanted);
    }

    /** Whoever has seen all that this process has heard of is told so without a question to PostgreSQL. */
    @Override
    public Page since(long position, int limit, long wanted) {
        if (position > 0 && position == head.getAsLong()) {
            return new Page(List.of(), position, false);
        }
        // Read before the rows: what it covers is then certainly in the rows.
        long watermark = watermark(wanted);
        List<Changed> found = views.changedSince(position, limit + 1);
        if (found.size() <= limit) {
            return new Page(found, watermark, false);
        }
        List<Changed> full = found.subList(0, limit);
        return new Page(full, Math.min(full.getLast().version(), watermark), true);
    }
}
