package dev.guildhall.query.moderation;

import dev.guildhall.events.moderation.CaseOpened;
import dev.guildhall.events.moderation.CaseRevoked;
import dev.guildhall.events.moderation.ModerationCarriedOut;
import dev.guildhall.events.moderation.ModerationDeliveryFailed;
import dev.guildhall.events.moderation.ModerationEvent;
import dev.guildhall.query.effect.EffectDecisions;
import dev.guildhall.query.effect.EffectName;
import java.util.Set;

/**
 * What a case asks for in Discord: the member is timed out, kicked or banned, then the guild reads of it; once it is
 * revoked that is ended, then the guild reads of that. One after another, so a line tells what became of what it is about;
 * what Discord refuses for good holds nothing up.
 */
final class CaseEffects {
    static final String ACTION = "moderation.action";
    static final String LIFT = "moderation.lift";
    static final String LINE = "moderation.line";
    static final Set<String> KINDS = Set.of(ACTION, LIFT, LINE);

    private static final Set<String> ACTING = Set.of("timeout", "kick", "ban");
    private static final int OPENED = 0;
    private static final int REVOKED = 1;

    /** In their order. */
    private enum Step {
        ACTION("action", CaseEffects.ACTION, OPENED, 0),
        OPENED_LINE("opened-line", LINE, OPENED, 1),
        LIFT("lift", CaseEffects.LIFT, REVOKED, 2),
        REVOKED_LINE("revoked-line", LINE, REVOKED, 3);

        private final String word;
        private final String kind;
        private final int round;
        private final int sequence;

        Step(String word, String kind, int round, int sequence) {
            this.word = word;
            this.kind = kind;
            this.round = round;
            this.sequence = sequence;
        }

        private EffectName of(ModerationEvent event) {
            String caseId = CaseView.id(event);
            return new EffectName(id(event, word), event.guildId(), kind, caseId, round, sequence);
        }
    }

    private CaseEffects() {}

    static void decide(ModerationEvent event, long position, EffectDecisions decisions) {
        switch (event) {
            case CaseOpened opened -> {
                if (ACTING.contains(opened.kind())) {
                    decisions.decide(Step.ACTION.of(event), position);
                }
                if (opened.logChannelId() != null) {
                    decisions.decide(Step.OPENED_LINE.of(event), position);
                }
            }
            case CaseRevoked revoked -> {
                if (revoked.lifts()) {
                    decisions.decide(Step.LIFT.of(event), position);
                }
                if (revoked.logChannelId() != null) {
                    decisions.decide(Step.REVOKED_LINE.of(event), position);
                }
            }
            case ModerationCarriedOut done -> decisions.carriedOut(id(event, done.delivery()));
            case ModerationDeliveryFailed failed -> decisions.failed(id(event, failed.delivery()), failed.cause());
        }
    }

    private static String id(ModerationEvent event, String word) {
        return CaseView.id(event) + ":" + word;
    }
}
