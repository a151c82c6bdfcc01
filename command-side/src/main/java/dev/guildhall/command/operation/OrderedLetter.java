package dev.guildhall.command.operation;

import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a dead letter.
 *
 * @param id {@code null} for all that the projection has
 * @param wanted {@code retry} or {@code discard}
 */
public record OrderedLetter(@Nullable String id, String projection, String wanted) {
    static final String RETRY = "retry";
    static final String DISCARD = "discard";
}
