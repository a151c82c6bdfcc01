package dev.guildhall.query.leveling;

import dev.guildhall.events.leveling.LevelingEvent;
import dev.guildhall.events.leveling.XpEarned;
import dev.guildhall.query.content.ContentEvent;
import dev.guildhall.query.content.ContentFeature;
import dev.guildhall.query.content.ContentStep;
import dev.guildhall.query.effect.EffectDecisions;
import java.util.List;
import java.util.Optional;

/** How the view of what members have earned follows the log. */
final class LevelFeature implements ContentFeature<LevelingEvent, LevelView> {
    static final String GROUP = "level-view";
    static final String EVENT_TYPES = "leveling.";

    private final LevelViews views;

    LevelFeature(LevelViews views) {
        this.views = views;
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
    public Optional<LevelingEvent> event(Object payload) {
        return payload instanceof LevelingEvent event ? Optional.of(event) : Optional.empty();
    }

    /** Nothing follows in Discord from what is merely earned, which is most of it: for that, nothing is decided. */
    @Override
    public List<ContentStep<LevelingEvent, LevelView>> follow(List<ContentEvent<LevelingEvent>> events) {
        return views
                .follow(
                        events,
                        LevelView::id,
                        (before, event) -> LevelView.evolve(before, event.event(), event.position()))
                .stream()
                .filter(step -> !(step.event() instanceof XpEarned))
                .toList();
    }

    @Override
    public void decide(ContentStep<LevelingEvent, LevelView> step, EffectDecisions decisions) {
        LevelEffects.decide(step.event(), step.position(), decisions);
    }
}
