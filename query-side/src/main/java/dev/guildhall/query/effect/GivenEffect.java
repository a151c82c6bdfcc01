package dev.guildhall.query.effect;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An effect in the hands of whoever asked for it.
 *
 * @param lookSince since when Discord may show it already; {@code null} when nobody can have tried before
 * @param subject what it is about, under the member's name
 */
record GivenEffect(Effect effect, @Nullable Instant lookSince, String member, Object subject) {}
