package dev.guildhall.query.content;

import dev.guildhall.query.effect.EffectSubjects;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What a feature's effects are about, for whoever carries them out. Thread-safe. */
final class ContentSubjects<V extends ContentView> implements EffectSubjects {
    private final String member;
    private final Set<String> kinds;
    private final ContentTable<V> views;
    private final Function<Collection<V>, Map<String, ?>> shapes;
    private final DecidedHistory history;

    /** @param shapes all that is needed to show them in Discord, as JSON, by id */
    ContentSubjects(
            String member,
            Set<String> kinds,
            ContentTable<V> views,
            Function<Collection<V>, Map<String, ?>> shapes,
            DecidedHistory history) {
        this.member = member;
        this.kinds = Set.copyOf(kinds);
        this.views = views;
        this.shapes = shapes;
        this.history = history;
    }

    @Override
    public String member() {
        return member;
    }

    @Override
    public boolean cover(String kind) {
        return kinds.contains(kind);
    }

    @Override
    public Map<String, Subject> find(Collection<String> subjectIds) {
        if (subjectIds.isEmpty()) {
            return Map.of();
        }
        Map<String, V> found = views.find(subjectIds);
        Map<String, Subject> subjects = new HashMap<>();
        shapes.apply(found.values()).forEach((id, shape) -> {
            V view = found.get(id);
            if (view != null) {
                subjects.put(id, new Subject(shape, view.version()));
            }
        });
        return subjects;
    }

    @Override
    public boolean areCurrent() {
        return history.isCurrent();
    }

    @Override
    public boolean areDecidedHere() {
        return history.isDecidedHere();
    }
}
