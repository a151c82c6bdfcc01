package dev.guildhall.query.giveaway;

import dev.guildhall.events.giveaway.GiveawayEntered;
import dev.guildhall.events.giveaway.GiveawayEntryWithdrawn;
import dev.guildhall.events.giveaway.GiveawayEvent;
import dev.guildhall.query.content.ContentEvent;
import dev.guildhall.query.content.ContentFeature;
import dev.guildhall.query.content.ContentStep;
import dev.guildhall.query.effect.EffectDecisions;
import dev.guildhall.query.rebuild.ViewTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the view of giveaways, and of who takes part in them, follows the log. */
final class GiveawayFeature implements ContentFeature<GiveawayEvent, GiveawayView> {
    static final String GROUP = "giveaway-view";
    static final String EVENT_TYPES = "giveaway.";

    /** Goes up whenever the same events make other rows. */
    static final int VERSION = 1;

    static final List<ViewTable> TABLES =
            List.of(ViewTable.of("giveaway"), ViewTable.of("giveaway_entry").ownedBy("giveaway", "giveaway_id"));

    private record Member(String giveawayId, String userId) {}

    private final GiveawayViews views;
    private final GiveawayEntries entries;

    GiveawayFeature(GiveawayViews views, GiveawayEntries entries) {
        this.views = views;
        this.entries = entries;
    }

    @Override
    public String types() {
        return EVENT_TYPES;
    }

    @Override
    public String group() {
        return GROUP;
    }

    @Override
    public Optional<GiveawayEvent> event(Object payload) {
        return payload instanceof GiveawayEvent event ? Optional.of(event) : Optional.empty();
    }

    @Override
    public List<ContentStep<GiveawayEvent, GiveawayView>> follow(List<ContentEvent<GiveawayEvent>> events) {
        List<ContentStep<GiveawayEvent, GiveawayView>> steps = views.follow(
                events,
                GiveawayEvent::giveawayId,
                (before, event) -> GiveawayEvolution.evolve(before, event.event(), event.position()));
        Map<Member, EntryChange> changes = new LinkedHashMap<>();
        steps.stream().filter(ContentStep::changed).forEach(step -> entry(step, changes));
        entries.store(changes.values());
        return steps;
    }

    private static void entry(ContentStep<GiveawayEvent, GiveawayView> step, Map<Member, EntryChange> changes) {
        switch (step.event()) {
            case GiveawayEntered e -> changed(step, e.userId(), e.tickets(), changes);
            case GiveawayEntryWithdrawn e -> changed(step, e.userId(), 0, changes);
            default -> {
                // Concerns nobody's part.
            }
        }
    }

    private static void changed(
            ContentStep<GiveawayEvent, GiveawayView> step,
            String userId,
            int tickets,
            Map<Member, EntryChange> changes) {
        String giveawayId = step.event().giveawayId();
        changes.put(
                new Member(giveawayId, userId),
                new EntryChange(giveawayId, userId, tickets, step.timestampMillis(), step.position()));
    }

    @Override
    public void decide(ContentStep<GiveawayEvent, GiveawayView> step, EffectDecisions decisions) {
        GiveawayEffects.decide(step.event(), step.position(), decisions);
    }
}
