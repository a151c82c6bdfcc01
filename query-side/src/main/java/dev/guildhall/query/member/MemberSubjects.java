package dev.guildhall.query.member;

import dev.guildhall.query.effect.EffectSubjects;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Memberships, for whoever greets them: all that there is to know stands in the id. Thread-safe. */
final class MemberSubjects implements EffectSubjects {
    private final BooleanSupplier decidesHere;

    MemberSubjects(BooleanSupplier decidesHere) {
        this.decidesHere = decidesHere;
    }

    @Override
    public String member() {
        return "membership";
    }

    @Override
    public boolean cover(String kind) {
        return MemberEffects.KINDS.contains(kind);
    }

    @Override
    public Map<String, Subject> find(Collection<String> subjectIds) {
        Map<String, Subject> found = new HashMap<>();
        subjectIds.forEach(id ->
                MemberEffects.shown(id).ifPresent(shown -> found.put(id, new Subject(shown, Long.MAX_VALUE))));
        return found;
    }

    /** Nothing that comes later in the log makes a greeting superfluous. */
    @Override
    public boolean areCurrent() {
        return true;
    }

    @Override
    public boolean areDecidedHere() {
        return decidesHere.getAsBoolean();
    }
}
