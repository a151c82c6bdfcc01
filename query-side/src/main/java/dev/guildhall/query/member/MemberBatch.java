package dev.guildhall.query.member;

import dev.guildhall.events.member.MemberEvent;
import dev.guildhall.query.effect.EffectDecisions;
import dev.guildhall.query.effect.Effects;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The events of one transaction, and what was decided because of them. For one thread. */
final class MemberBatch {
    private record Entry(MemberEvent event, long position) {}

    private final List<Entry> entries = new ArrayList<>();
    private boolean due;

    void add(MemberEvent event, long position) {
        entries.add(new Entry(event, position));
    }

    /** What was decided before is not decided again. */
    void decide(Effects effects, Instant now) {
        long decided = effects.decidedThrough(MemberProjection.GROUP);
        EffectDecisions decisions = new EffectDecisions();
        entries.stream()
                .filter(entry -> entry.position() > decided)
                .forEach(entry -> MemberEffects.decide(entry.event(), entry.position(), now, decisions));
        if (entries.getLast().position() > decided) {
            due = effects.decide(
                    MemberProjection.GROUP, decisions, entries.getLast().position());
        }
    }

    /** Whether something is to be carried out in Discord because of it. */
    boolean due() {
        return due;
    }
}
