package dev.guildhall.query.content;

import dev.guildhall.eventlog.parking.Incoming;
import dev.guildhall.eventlog.parking.Quarantine;
import dev.guildhall.query.effect.EffectDecisions;
import dev.guildhall.query.effect.Effects;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** The events of one transaction: followed, and decided upon, once. */
final class ContentBatch<E, V> {
    private final ContentFeature<E, V> feature;
    private final List<Incoming<ContentEvent<E>>> events = new ArrayList<>();
    private final List<ContentStep<E, V>> news = new ArrayList<>();
    private OptionalLong decided;
    private boolean due;

    /** Of new events: up to where it is decided what follows is kept with the effects. */
    ContentBatch(ContentFeature<E, V> feature) {
        this(feature, OptionalLong.empty());
    }

    /** @param decided up to where it is decided already what follows from these events */
    ContentBatch(ContentFeature<E, V> feature, OptionalLong decided) {
        this.feature = feature;
        this.decided = decided;
    }

    void add(Incoming<ContentEvent<E>> event) {
        events.add(event);
    }

    /** @param quarantine for events that cannot be followed, and those behind them */
    void write(Effects effects, Quarantine quarantine) {
        quarantine.follow(events, part -> write(part, effects));
        news.sort(Comparator.comparingLong(ContentStep::position));
    }

    private void write(List<ContentEvent<E>> part, Effects effects) {
        List<ContentStep<E, V>> steps = feature.follow(part);
        if (!steps.isEmpty()) {
            decide(steps, effects);
        }
    }

    /** What was decided before is not decided again, whatever became of the view since. */
    private void decide(List<ContentStep<E, V>> steps, Effects effects) {
        long before = decided(effects);
        List<ContentStep<E, V>> fresh =
                steps.stream().filter(step -> step.position() > before).toList();
        if (!fresh.isEmpty()) {
            EffectDecisions decisions = new EffectDecisions();
            fresh.forEach(step -> feature.decide(step, decisions));
            due |= effects.decide(feature.group(), decisions, position());
            news.addAll(fresh);
        }
    }

    /** As it was when the batch began: its parts move it on. */
    long decided(Effects effects) {
        if (decided.isEmpty()) {
            decided = OptionalLong.of(effects.decidedThrough(feature.group()));
        }
        return decided.getAsLong();
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
