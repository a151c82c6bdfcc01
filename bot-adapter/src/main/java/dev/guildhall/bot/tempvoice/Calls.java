package dev.guildhall.bot.tempvoice;

import java.time.Duration;
import net.dv8tion.jda.api.entities.channel.concrete.VoiceChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.PermissionException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.RestAction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls of Discord, waited for. */
final class Calls {
    /** With its rate limits. */
    static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

    private Calls() {}

    /** Throws what JDA throws. */
    static <T> T complete(RestAction<T> action) {
        return action.deadline(System.currentTimeMillis() + TIMEOUT.toMillis()).complete();
    }

    /** Whether it is gone, or will never be: another process may have been faster. */
    static boolean delete(VoiceChannel channel) {
        try {
            complete(channel.delete());
            return true;
        } catch (ErrorResponseException e) {
            if (e.getErrorResponse() == ErrorResponse.UNKNOWN_CHANNEL) {
                return true;
            }
            LOG.info("Voice channel {} cannot be deleted: {}", channel.getId(), e.toString());
            return e.getErrorResponse() == ErrorResponse.MISSING_PERMISSIONS
                    || e.getErrorResponse() == ErrorResponse.MISSING_ACCESS;
        } catch (PermissionException e) {
            LOG.info("Voice channel {} may not be deleted: {}", channel.getId(), e.getMessage());
            return true;
        }
    }
}
