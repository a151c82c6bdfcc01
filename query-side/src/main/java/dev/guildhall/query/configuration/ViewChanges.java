package dev.guildhall.query.configuration;

import java.util.List;
import java.util.function.LongSupplier;

/** Answers "what changed since", so that nobody depends on having heard of it. Thread-safe. */
public final class ViewChanges {
    /**
     * @param views guilds whose configuration changed after the position asked about, the longest unchanged first
     * @param watermark what to ask from next time: everything up to it is in these views or was known before
     * @param more whether to ask again at once
     */
    public record Page(List<GuildView> views, long watermark, boolean more) {}

    private final GuildViews views;
    private final ViewProgress progress;
    private final LongSupplier head;

    /** @param head the last position that this process has heard of; 0 while it has not heard of any */
    public ViewChanges(GuildViews views, ViewProgress progress, LongSupplier head) {
        this.views = views;
        this.progress = progress;
        this.head = head;
    }

    /**
     * Whoever has seen all that this process has heard of is told so without a question to PostgreSQL.
     *
     * @param limit at most {@link GuildViews#MAX_PAGE}
     */
    public Page since(long position, int limit) {
        if (position > 0 && position == head.getAsLong()) {
            return new Page(List.of(), position, false);
        }
        // Read before the rows: what the tokens cover is then certainly in the rows.
        long watermark = progress.watermark();
        List<GuildView> page = views.changedSince(position, limit + 1);
        if (page.size() <= limit) {
            return new Page(page, watermark, false);
        }
        List<GuildView> full = page.subList(0, limit);
        long last = full.getLast().version();
        // Where a segment is still behind the page's end, its rows may yet come to lie within the page: wait for it.
        return last <= watermark ? new Page(full, last, true) : new Page(full, Math.min(position, watermark), false);
    }
}
