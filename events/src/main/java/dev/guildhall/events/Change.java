package dev.guildhall.events;

import org.jspecify.annotations.Nullable;

/**
 * One field before and after. Values are raw JSON ({@code String}, {@code Long}, {@code Boolean}, {@code List},
 * {@code Map}); {@code null} means "not set", so that the default of the day applies, which is not the same as having
 * chosen a value that happens to equal it.
 */
public record Change(
        String path, @Nullable Object before, @Nullable Object after) {}
