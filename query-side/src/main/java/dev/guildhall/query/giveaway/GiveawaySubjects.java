package dev.guildhall.query.giveaway;

import dev.guildhall.query.effect.EffectSubjects;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Giveaways, for whoever shows them in Discord. Thread-safe. */
final class GiveawaySubjects implements EffectSubjects {
    private static final Set<String> KINDS = Set.of(GiveawayEffects.CARD, GiveawayEffects.ANNOUNCEMENT);
    private static final long UNKNOWN = -1;

    private final GiveawayViews views;
    private final LongSupplier head;
    private final LongSupplier progress;
    private final BooleanSupplier projectsHere;
    private long historyEnd = UNKNOWN;
    private boolean current;

    /**
     * @param head tells where the log ends
     * @param progress tells how far the view has come, whoever projects it
     */
    GiveawaySubjects(GiveawayViews views, LongSupplier head, LongSupplier progress, BooleanSupplier projectsHere) {
        this.views = views;
        this.head = head;
        this.progress = progress;
        this.projectsHere = projectsHere;
    }

    @Override
    public String member() {
        return "giveaway";
    }

    @Override
    public boolean cover(String kind) {
        return KINDS.contains(kind);
    }

    @Override
    public Map<String, Subject> find(Collection<String> subjectIds) {
        Map<String, Subject> found = new HashMap<>();
        views.find(subjectIds)
                .forEach((id, view) -> found.put(id, new Subject(ShownGiveaway.of(view), view.version())));
        return found;
    }

    /**
     * In a log that is read from its beginning the end of a giveaway comes before the news that it was announced: what
     * is given out in between would be shown twice.
     */
    @Override
    public synchronized boolean areCurrent() {
        if (!current) {
            if (historyEnd == UNKNOWN) {
                historyEnd = head.getAsLong();
            }
            current = progress.getAsLong() >= historyEnd;
        }
        return current;
    }

    @Override
    public boolean areDecidedHere() {
        return projectsHere.getAsBoolean();
    }
}
