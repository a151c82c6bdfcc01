package dev.guildhall.query.giveaway;

import dev.guildhall.events.giveaway.GiveawayEntered;
import dev.guildhall.events.giveaway.GiveawayEntryWithdrawn;
import dev.guildhall.events.giveaway.GiveawayEvent;
import dev.guildhall.query.configuration.Cause;
import dev.guildhall.query.effect.EffectDecisions;
import dev.guildhall.query.effect.Effects;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The events of one transaction: their giveaways are read once, evolved in memory, and written once. */
final class GiveawayBatch {
    private record Entry(GiveawayEvent event, long position, long timestampMillis, Cause cause) {}

    private record Member(String giveawayId, String userId) {}

    private final List<Entry> events = new ArrayList<>();
    private List<GiveawayStep> news = List.of();
    private boolean due;

    void add(GiveawayEvent event, long position, long timestampMillis, Cause cause) {
        events.add(new Entry(event, position, timestampMillis, cause));
    }

    /** @throws dev.guildhall.query.configuration.UnprojectableEvent when one of the events cannot be followed */
    void write(GiveawayViews views, GiveawayEntries entries, Effects effects) {
        List<GiveawayStep> steps = evolve(views);
        Map<Member, EntryChange> changes = new LinkedHashMap<>();
        Map<String, GiveawayView> changed = new LinkedHashMap<>();
        for (GiveawayStep step : steps) {
            changed.put(step.after().giveawayId(), step.after());
            entry(step, changes);
        }
        views.store(changed.values());
        entries.store(changes.values());
        decide(effects);
    }

    private List<GiveawayStep> evolve(GiveawayViews views) {
        Set<String> ids =
                events.stream().map(entry -> entry.event().giveawayId()).collect(Collectors.toSet());
        Map<String, GiveawayView> known = views.find(ids);
        List<GiveawayStep> steps = new ArrayList<>();
        List<GiveawayStep> all = new ArrayList<>();
        for (Entry entry : events) {
            GiveawayView before = known.get(entry.event().giveawayId());
            GiveawayView after = GiveawayEvolution.evolve(before, entry.event(), entry.position());
            known.put(after.giveawayId(), after);
            GiveawayStep step =
                    new GiveawayStep(entry.event(), after, entry.position(), entry.timestampMillis(), entry.cause());
            all.add(step);
            if (before == null || after.version() > before.version()) {
                steps.add(step);
            }
        }
        news = all;
        return steps;
    }

    private static void entry(GiveawayStep step, Map<Member, EntryChange> changes) {
        switch (step.event()) {
            case GiveawayEntered e -> changed(step, e.userId(), e.tickets(), changes);
            case GiveawayEntryWithdrawn e -> changed(step, e.userId(), 0, changes);
            default -> {
                // Concerns nobody's part.
            }
        }
    }

    private static void changed(GiveawayStep step, String userId, int tickets, Map<Member, EntryChange> changes) {
        String giveawayId = step.event().giveawayId();
        changes.put(
                new Member(giveawayId, userId),
                new EntryChange(giveawayId, userId, tickets, step.timestampMillis(), step.position()));
    }

    /** What was decided before is not decided again, whatever became of the view since. */
    private void decide(Effects effects) {
        long decided = effects.decidedThrough(GiveawayProjection.GROUP);
        news = news.stream().filter(step -> step.position() > decided).toList();
        if (!news.isEmpty()) {
            EffectDecisions decisions = new EffectDecisions();
            news.forEach(step -> GiveawayEffects.decide(step, decisions));
            due = effects.decide(GiveawayProjection.GROUP, decisions, position());
        }
    }

    /** Of the last event. */
    long position() {
        return events.getLast().position();
    }

    /** Once written. */
    GiveawayCommits.Batch committed() {
        return new GiveawayCommits.Batch(news, position(), due);
    }
}
