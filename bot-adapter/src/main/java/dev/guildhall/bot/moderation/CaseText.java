package dev.guildhall.bot.moderation;

import dev.guildhall.bot.interaction.PlainText;
import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.bot.sides.CaseView;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is said of a case, where it pings nobody. */
record CaseText(CaseView one, Wording wording) {
    private static final int MAX_REASON = 500;
    private static final Set<String> CAUSES =
            Set.of("member-missing", "missing-permission", "channel-missing", "guild-left", "refused");

    /** Says which case it is and what was decided: always in the same words. */
    String opened() {
        String moderatorId = one.moderatorId();
        String by = moderatorId == null
                ? wording.say("case-rule." + (one.rule() == null ? "other" : one.rule()))
                : mention(moderatorId);
        return wording.say("case-opened." + one.kind(), number(), mention(one.userId()), by, time(one.until()));
    }

    String openedWhole() {
        return opened() + reason(one.reason()) + refused(one.actionFailed());
    }

    String revoked() {
        String by = one.revokedBy() == null ? "" : mention(one.revokedBy());
        return wording.say("case-revoked", number(), mention(one.userId()), by);
    }

    String revokedWhole() {
        return revoked() + reason(one.revokeReason()) + refused(one.liftFailed());
    }

    /** All that is known of it. */
    String whole() {
        return one.stands() ? openedWhole() : openedWhole() + "\n" + revokedWhole();
    }

    private String number() {
        return Integer.toString(one.number());
    }

    private String reason(@Nullable String reason) {
        return reason == null ? "" : "\n" + wording.say("case-reason", PlainText.line(reason, MAX_REASON));
    }

    private String refused(@Nullable String cause) {
        if (cause == null) {
            return "";
        }
        return "\n" + wording.say("case-failed." + (CAUSES.contains(cause) ? cause : "refused"));
    }

    static String mention(String userId) {
        return "<@" + userId + ">";
    }

    private static String time(@Nullable Instant until) {
        return until == null ? "" : "<t:%d:f>".formatted(until.getEpochSecond());
    }
}
