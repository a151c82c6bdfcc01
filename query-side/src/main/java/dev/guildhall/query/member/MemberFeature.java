package dev.guildhall.query.member;

import dev.guildhall.events.member.MemberEvent;
import dev.guildhall.query.content.ContentEvent;
import dev.guildhall.query.content.ContentFeature;
import dev.guildhall.query.content.ContentStep;
import dev.guildhall.query.effect.EffectDecisions;
import dev.guildhall.query.effect.Effects;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Members as far as something is to be done about them: there is no view, so an event is about itself alone. */
final class MemberFeature implements ContentFeature<MemberEvent, MemberEvent> {
    static final String GROUP = "member-effects";
    static final String EVENT_TYPES = "member.";

    /** How long it is kept that something was done. It is never decided again, so nobody asks later than a bot may. */
    static final Duration KEPT = Duration.ofDays(7);

    static final Duration FORGETTING_INTERVAL = Duration.ofMinutes(1);

    private final Effects effects;
    private final Clock clock;
    private Instant forgottenAt = Instant.EPOCH;

    MemberFeature(Effects effects, Clock clock) {
        this.effects = effects;
        this.clock = clock;
    }

    @Override
    public String group() {
        return GROUP;
    }

    @Override
    public String types() {
        return EVENT_TYPES;
    }

    @Override
    public Optional<MemberEvent> event(Object payload) {
        return payload instanceof MemberEvent event ? Optional.of(event) : Optional.empty();
    }

    @Override
    public List<ContentStep<MemberEvent, MemberEvent>> follow(List<ContentEvent<MemberEvent>> events) {
        forget();
        return events.stream()
                .map(each -> new ContentStep<>(
                        each.event(), each.event(), false, each.position(), each.timestampMillis(), each.cause()))
                .toList();
    }

    /** Only those who come make the table grow, so their commits can make it small again. */
    private void forget() {
        Instant now = clock.instant();
        if (now.isAfter(forgottenAt.plus(FORGETTING_INTERVAL))) {
            forgottenAt = now;
            effects.forgetWelcomes(KEPT);
        }
    }

    @Override
    public void decide(ContentStep<MemberEvent, MemberEvent> step, EffectDecisions decisions) {
        MemberEffects.decide(step.event(), step.position(), clock.instant(), decisions);
    }
}
