package dev.guildhall.command.signin;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One of a user's own sessions, as they see it.
 *
 * @param lastUsedAt when its tokens were last renewed, which an open panel does every few minutes
 * @param userAgent what the browser called itself when it signed in
 * @param current the one that asks
 */
record OpenSession(
        UUID id,
        Instant createdAt,
        Instant lastUsedAt,
        @Nullable String userAgent,
        boolean current) {}
