package dev.guildhall.command.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What became of one message that broke a rule.
 *
 * @param number of the case; left out where there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FoundView(
        String messageId, Outcome outcome, @Nullable Integer number) {
    enum Outcome {
        OPENED,
        /** It was told of before. */
        KNOWN,
        /** The guild has no such rule any more. */
        RULE_OFF,
        MODULE_OFF
    }
}
