package dev.guildhall.command.leveling;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one message.
 *
 * @param earnedAt when the member's last message was written that counted; left out where nobody asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WrittenView(
        String messageId, Outcome outcome, @Nullable Instant earnedAt) {
    enum Outcome {
        EARNED,
        COOLDOWN,
        /** It was written where, or by whom, writing does not count. */
        IGNORED,
        MODULE_OFF
    }
}
