package dev.guildhall.query.member;

import dev.guildhall.events.member.MemberDeliveryFailed;
import dev.guildhall.events.member.MemberEvent;
import dev.guildhall.events.member.MemberJoined;
import dev.guildhall.events.member.MemberLeft;
import dev.guildhall.query.effect.EffectDecisions;
import dev.guildhall.query.effect.EffectName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody's coming and going asks for: a greeting and roles, or a goodbye. Whether the guild wants any of it is for
 * the bot to know, which holds its configuration as it is by then.
 */
final class MemberEffects {
    static final String GREETING = "welcome.greeting";
    static final String ROLES = "welcome.roles";
    static final String GOODBYE = "welcome.goodbye";
    static final Set<String> KINDS = Set.of(GREETING, ROLES, GOODBYE);

    /** Nobody is greeted later than this, whatever becomes of effects that were decided before: they can only be lost. */
    static final Duration MAX_AGE = Duration.ofHours(25);

    private static final String SEPARATOR = ":";
    private static final int PARTS = 3;

    private MemberEffects() {}

    static void decide(MemberEvent event, long position, Instant now, EffectDecisions decisions) {
        switch (event) {
            case MemberJoined joined -> {
                if (isNews(joined.joinedAtMillis(), now)) {
                    decisions.decide(name(event, joined.joinedAtMillis(), "welcome", GREETING), position);
                    decisions.decide(name(event, joined.joinedAtMillis(), "roles", ROLES), position);
                }
            }
            case MemberLeft left -> {
                if (isNews(left.leftAtMillis(), now)) {
                    decisions.decide(name(event, left.leftAtMillis(), "goodbye", GOODBYE), position);
                }
            }
            case MemberDeliveryFailed failed ->
                decisions.failed(subjectId(event, failed.atMillis()) + SEPARATOR + failed.delivery(), failed.cause());
        }
    }

    private static boolean isNews(long atMillis, Instant now) {
        return !now.isAfter(Instant.ofEpochMilli(atMillis).plus(MAX_AGE));
    }

    private static EffectName name(MemberEvent event, long atMillis, String word, String kind) {
        String subject = subjectId(event, atMillis);
        return new EffectName(subject + SEPARATOR + word, event.guildId(), kind, subject, 0, 0);
    }

    private static String subjectId(MemberEvent event, long atMillis) {
        return event.guildId() + SEPARATOR + event.userId() + SEPARATOR + atMillis;
    }

    /** What such an id says; empty for that of anything else. */
    static Optional<ShownMembership> shown(String subjectId) {
        String[] parts = subjectId.split(SEPARATOR, -1);
        return parts.length == PARTS
                ? Optional.of(new ShownMembership(parts[1], Long.parseLong(parts[2])))
                : Optional.empty();
    }
}
