package dev.guildhall.query.content;

import dev.guildhall.query.configuration.Cause;

/**
 * One event and what it made of the view that it is about.
 *
 * @param changed whether the view did not hold it already
 * @param timestampMillis when the event was recorded, in epoch milliseconds
 */
public record ContentStep<E, V>(E event, V after, boolean changed, long position, long timestampMillis, Cause cause) {
    /** The same, said more generally. */
    public static <E, V> ContentStep<E, V> of(ContentStep<? extends E, ? extends V> step) {
        return new ContentStep<>(
                step.event(), step.after(), step.changed(), step.position(), step.timestampMillis(), step.cause());
    }
}
