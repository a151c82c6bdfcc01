package dev.guildhall.command.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field that is to be as it was.
 *
 * @param value that it had; {@code null} when nothing had been chosen
 * @param later positions of changes of it that are to survive, the oldest first: they are in the way unless the field has
 *     that value anyway
 */
public record PastField(ConfiguredField field, @Nullable Object value, List<Long> later) {}
