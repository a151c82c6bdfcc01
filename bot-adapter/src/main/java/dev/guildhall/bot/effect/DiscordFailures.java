package dev.guildhall.bot.effect;

import dev.guildhall.bot.effect.Undeliverable.Cause;
import java.util.Optional;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.PermissionException;

/** What Discord's errors mean for what was to be done. */
final class DiscordFailures {
    private static final int FIRST_CLIENT_ERROR = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int FIRST_SERVER_ERROR = 500;

    private DiscordFailures() {}

    /** Why it can never be done; empty if it may be tried again. */
    static Optional<Cause> cause(RuntimeException failure) {
        if (failure instanceof Undeliverable undeliverable) {
            return Optional.of(undeliverable.reason());
        }
        if (failure instanceof PermissionException) {
            return Optional.of(Cause.MISSING_PERMISSION);
        }
        return failure instanceof ErrorResponseException refused ? cause(refused) : Optional.empty();
    }

    private static Optional<Cause> cause(ErrorResponseException refused) {
        return switch (refused.getErrorResponse()) {
            case UNKNOWN_CHANNEL -> Optional.of(Cause.CHANNEL_MISSING);
            case UNKNOWN_MESSAGE -> Optional.of(Cause.MESSAGE_DELETED);
            case MISSING_ACCESS, MISSING_PERMISSIONS -> Optional.of(Cause.MISSING_PERMISSION);
            case UNKNOWN_GUILD -> Optional.of(Cause.GUILD_LEFT);
            default -> refusedForGood(refused.getResponse().code) ? Optional.of(Cause.REFUSED) : Optional.empty();
        };
    }

    /** A status that will be the same next time; where there was no answer at all it is negative. */
    private static boolean refusedForGood(int status) {
        return status >= FIRST_CLIENT_ERROR
                && status < FIRST_SERVER_ERROR
                && status != UNAUTHORIZED
                && status != REQUEST_TIMEOUT
                && status != TOO_MANY_REQUESTS;
    }
}
