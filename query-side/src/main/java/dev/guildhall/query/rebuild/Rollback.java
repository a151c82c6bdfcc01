package dev.guildhall.query.rebuild;

import dev.guildhall.eventlog.ReplayedEvent;
import dev.guildhall.query.projection.Reached;
import dev.guildhall.query.rebuild.Comparison.Difference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Has the view that was replaced take its place again. It is brought to where the live one is before, so that nobody reads
 * anything older than what he has read. Used once, by one thread.
 */
final class Rollback {
    private final Workshop workshop;
    private final RebuildableView view;
    private final Rebuild rebuild;
    private final Course course;
    private final Shadow previous;
    private final Comparison comparison;
    private long position;

    /** @param position where the live view stood when it was replaced */
    Rollback(Workshop workshop, RebuildableView view, Rebuild rebuild, long position, Course course) {
        this.workshop = workshop;
        this.view = view;
        this.rebuild = rebuild;
        this.position = position;
        this.course = course;
        this.previous = view.shadow(ShadowTables.PREVIOUS, false);
        this.comparison = workshop.comparison(view, ShadowTables.PREVIOUS);
    }

    void run() {
        catchUp();
        comparison.compareAll(this::followTo);
        workshop.swap().until(course, this::swap, this::catchUp);
        course.reached(Steps.Step.SWAPPED);
    }

    private void catchUp() {
        long head = workshop.live().of(view.projection());
        while (head - position > Swap.MAX_LAST) {
            long through = Math.min(position + ViewRebuild.CATCH_UP_RANGE, head);
            follow(workshop.swap().events(view, position, through, null));
            position = through;
            head = workshop.live().of(view.projection());
        }
        course.reached(Steps.Step.CAUGHT_UP);
    }

    private void followTo(Reached reached) {
        follow(workshop.swap().last(view, position, reached, null));
        position = Math.max(position, reached.least());
    }

    private void follow(List<ReplayedEvent> events) {
        previous.catchUp(events);
        comparison.followed(events);
    }

    private @Nullable Boolean swap() {
        Reached held = workshop.live().hold(view.projection());
        if (held.most() - position > Swap.MAX_LAST) {
            return null;
        }
        follow(workshop.swap().last(view, position, held, null));
        List<Difference> differences = comparison.differences();
        comparison.replaced(differences);
        if (!differences.isEmpty() && view.isRemembered()) {
            workshop.live().release(view.projection());
        }
        workshop.rebuilds().rolledBack(course.attempt(), differences);
        workshop.versions().rolledBack(view.projection(), rebuild.id());
        ShadowTables tables = workshop.tables();
        tables.drop(ShadowTables.LIVE, view);
        tables.move(view, ShadowTables.PREVIOUS, ShadowTables.LIVE);
        course.reached(Steps.Step.MOVED);
        return true;
    }
}
