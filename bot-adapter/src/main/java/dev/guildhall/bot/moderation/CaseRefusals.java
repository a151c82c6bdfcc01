package dev.guildhall.bot.moderation;

import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.bot.sides.SideRefused;
import java.util.Set;

/** Why the command side does not decide as it was asked to, in the user's language. */
final class CaseRefusals {
    private static final int NOT_FOUND = 404;
    private static final String DURATION = "/durationSeconds";
    private static final Set<String> TOLD = Set.of(
            "missing-permission", "member-protected", "not-a-member", "case-revoked", "case-too-old", "module-off");

    private CaseRefusals() {}

    /** @throws SideRefused the same, if there is nothing more to say about it than about others of its status */
    static String explain(SideRefused refused, Wording wording) {
        if (refused.violations().stream().anyMatch(each -> each.pointer().equals(DURATION))) {
            return wording.say("case-duration");
        }
        if (TOLD.contains(refused.problem())) {
            return wording.say("case-refused." + refused.problem());
        }
        if (refused.status() == NOT_FOUND) {
            return wording.say("case-unknown");
        }
        throw refused;
    }
}
