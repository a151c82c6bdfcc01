package dev.guildhall.bot.moderation;

import dev.guildhall.bot.effect.Claim;
import dev.guildhall.bot.effect.Undeliverable;
import dev.guildhall.bot.effect.Undeliverable.Cause;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.RestAction;

/** Calls of Discord about members and bans who may not be there. */
final class MemberCalls {
    private MemberCalls() {}

    /** @throws Undeliverable if they are not in the guild, or Discord does not know them at all */
    static void ofMember(Claim claim, RestAction<?> action) {
        try {
            claim.call(action);
        } catch (ErrorResponseException e) {
            switch (e.getErrorResponse()) {
                case UNKNOWN_MEMBER, UNKNOWN_USER ->
                    throw new Undeliverable(Cause.MEMBER_MISSING, "there is no such member: " + e.getMessage());
                default -> throw e;
            }
        }
    }

    /** Whether there was one. */
    static boolean ofBan(Claim claim, RestAction<?> action) {
        try {
            claim.call(action);
            return true;
        } catch (ErrorResponseException e) {
            if (e.getErrorResponse() == ErrorResponse.UNKNOWN_BAN) {
                return false;
            }
            throw e;
        }
    }
}
