package dev.guildhall.command.portable;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of an id of the document.
 *
 * @param kind {@code role}, or which kind of channel; {@code null} where the document does not know
 * @param name as the document says
 * @param to what stands in its place; {@code null} for nothing
 * @param toName {@code null} where nobody had to look
 */
public record CarriedId(
        String id,
        @Nullable String kind,
        @Nullable String name,
        How how,
        @Nullable String to,
        @Nullable String toName) {
    /** Why. */
    public enum How {
        /** The guild has, or is configured with, this very one. */
        SAME,
        /** The mapping says so. */
        MAPPED,
        /** The mapping leaves it out. */
        DROPPED,
        /** It is the only one of its kind that is called the same. */
        NAME,
        /** Several of its kind are called the same. */
        AMBIGUOUS,
        /** None of its kind is called the same. */
        MISSING
    }
}
