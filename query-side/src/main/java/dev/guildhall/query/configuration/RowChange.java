package dev.guildhall.query.configuration;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a batch makes of one row.
 *
 * @param before what stands there now; {@code null} when nothing does
 */
record RowChange(@Nullable GuildView before, GuildView after) {
    private static final long NO_ROW = -1;

    /** The position at which the row is now; negative when there is none. */
    long expected() {
        return before == null ? NO_ROW : before.position();
    }

    /** The column's new text; {@code null} when what it is made of has not changed. */
    @Nullable String changed(Function<GuildView, Object> source, Function<GuildView, String> text) {
        // Cheap: what an event leaves alone is the same object.
        return before != null && source.apply(before).equals(source.apply(after)) ? null : text.apply(after);
    }
}
