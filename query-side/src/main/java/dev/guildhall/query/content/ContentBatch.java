package dev.guildhall.query.content;

import dev.guildhall.query.effect.EffectDecisions;
import dev.guildhall.query.effect.Effects;
import java.util.ArrayList;
import java.util.List;

/** The events of one transaction: followed, and decided upon, once. */
final class ContentBatch<E, V> {
    private final ContentFeature<E, V> feature;
    private final List<ContentEvent<E>> events = new ArrayList<>();
    private List<ContentStep<E, V>> news = List.of();
    private boolean due;

    ContentBatch(ContentFeature<E, V> feature) {
        this.feature = feature;
    }

    void add(ContentEvent<E> event) {
        events.add(event);
    }

    /** @throws dev.guildhall.query.configuration.UnprojectableEvent when one of the events cannot be followed */
    void write(Effects effects) {
        List<ContentStep<E, V>> steps = feature.follow(events);
        if (!steps.isEmpty()) {
            decide(steps, effects);
        }
    }

    /** What was decided before is not decided again, whatever became of the view since. */
    private void decide(List<ContentStep<E, V>> steps, Effects effects) {
        long decided = effects.decidedThrough(feature.group());
        news = steps.stream().filter(step -> step.position() > decided).toList();
        if (!news.isEmpty()) {
            EffectDecisions decisions = new EffectDecisions();
            news.forEach(step -> feature.decide(step, decisions));
            due = effects.decide(feature.group(), decisions, position());
        }
    }

    /** Of the last event. */
    long position() {
        return events.getLast().position();
    }

    /** Once written. */
    ContentCommits.Batch<E, V> committed() {
        return new ContentCommits.Batch<>(news, position(), due);
    }
}
