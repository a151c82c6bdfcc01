package dev.guildhall.query.history;

import org.jspecify.annotations.Nullable;

/**
 * What an event made of one field.
 *
 * @param path a JSON pointer; what is configured has the one that it has in a guild's configuration
 * @param said whether the event says what the field was before; otherwise whoever set it before does
 * @param before {@code null} when nobody had set the field, or the event does not say
 * @param after {@code null} when nobody sets the field any more
 * @param personal whether it was written by somebody, and must stand nowhere but in the log
 */
record Fact(
        String path,
        boolean said,
        @Nullable Object before,
        @Nullable Object after,
        boolean personal) {
    /** The event says both. */
    static Fact changed(String path, @Nullable Object before, @Nullable Object after) {
        return new Fact(path, true, before, after, false);
    }

    static Fact set(String path, @Nullable Object after) {
        return new Fact(path, false, null, after, false);
    }

    static Fact written(String path, @Nullable Object after) {
        return new Fact(path, false, null, after, true);
    }
}
