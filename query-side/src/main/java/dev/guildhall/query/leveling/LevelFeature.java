package dev.guildhall.query.leveling;

import dev.guildhall.events.leveling.LevelingEvent;
import dev.guildhall.events.leveling.XpEarned;
import dev.guildhall.query.content.ContentEvent;
import dev.guildhall.query.content.ContentFeature;
import dev.guildhall.query.content.ContentStep;
import dev.guildhall.query.effect.EffectDecisions;
import dev.guildhall.query.effect.PassingEffects;
import dev.guildhall.query.rebuild.ViewTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How the view of what members have earned follows the log. */
final class LevelFeature implements ContentFeature<LevelingEvent, LevelView> {
    static final String GROUP = "level-view";
    static final String EVENT_TYPES = "leveling.";

    /** Goes up whenever the same events make other rows. */
    static final int VERSION = 1;

    static final List<ViewTable> TABLES = List.of(ViewTable.of("level"));

    /** How long it is kept that something was done. Done once more, it would change nothing. */
    static final Duration KEPT = Duration.ofDays(7);

    static final Duration FORGETTING_INTERVAL = Duration.ofMinutes(1);

    private final LevelViews views;
    private final PassingEffects effects;
    private final Clock clock;
    private Instant forgottenAt = Instant.EPOCH;

    /** @param effects of this feature */
    LevelFeature(LevelViews views, PassingEffects effects, Clock clock) {
        this.views = views;
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

    /** Only those who reach levels make the table grow, so their commits can make it small again. */
    private void forget() {
        Instant now = clock.instant();
        if (now.isAfter(forgottenAt.plus(FORGETTING_INTERVAL))) {
            forgottenAt = now;
            effects.forgetSome();
        }
    }

    @Override
    public void decide(ContentStep<LevelingEvent, LevelView> step, EffectDecisions decisions) {
        forget();
        LevelEffects.decide(step.event(), step.position(), decisions);
    }
}
