package dev.guildhall.command.effect;

import org.jspecify.annotations.Nullable;

/**
 * What is wanted of an effect.
 *
 * @param wanted {@code retry} or {@code discard}, whatever was decided last; {@code null} when nothing ever was
 */
record OrderedEffect(String effectId, @Nullable String wanted) {
    static final String RETRY = "retry";
    static final String DISCARD = "discard";
}
