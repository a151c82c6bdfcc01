package dev.guildhall.door.problem;

import org.jspecify.annotations.Nullable;

/**
 * Lets a side say which refusal one of its own exceptions stands for. Every bean of this type is asked, in order, before
 * the platform's own exceptions are looked at.
 */
@FunctionalInterface
public interface ProblemTranslation {
    /** {@code null} when this translation does not know the failure. */
    @Nullable Problem translate(Throwable failure);
}
