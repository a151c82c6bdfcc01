package dev.guildhall.query.moderation;

import dev.guildhall.events.moderation.ModerationEvent;
import dev.guildhall.query.content.ContentEvent;
import dev.guildhall.query.content.ContentFeature;
import dev.guildhall.query.content.ContentStep;
import dev.guildhall.query.effect.EffectDecisions;
import dev.guildhall.query.rebuild.ViewTable;
import java.util.List;
import java.util.Optional;

/** How the view of cases follows the log. */
final class CaseFeature implements ContentFeature<ModerationEvent, CaseView> {
    static final String GROUP = "moderation-view";
    static final String EVENT_TYPES = "moderation.";

    /** Goes up whenever the same events make other rows. */
    static final int VERSION = 1;

    static final List<ViewTable> TABLES = List.of(ViewTable.of("moderation_case"));

    private final CaseViews views;

    CaseFeature(CaseViews views) {
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
    public Optional<ModerationEvent> event(Object payload) {
        return payload instanceof ModerationEvent event ? Optional.of(event) : Optional.empty();
    }

    @Override
    public List<ContentStep<ModerationEvent, CaseView>> follow(List<ContentEvent<ModerationEvent>> events) {
        return views.follow(
                events, CaseView::id, (before, event) -> CaseView.evolve(before, event.event(), event.position()));
    }

    @Override
    public void decide(ContentStep<ModerationEvent, CaseView> step, EffectDecisions decisions) {
        CaseEffects.decide(step.event(), step.position(), decisions);
    }
}
