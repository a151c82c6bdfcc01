package dev.guildhall.query.rebuild;

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
    private long position;

    /** @param position where the live view stood when it was replaced */
    Rollback(Workshop workshop, RebuildableView view, Rebuild rebuild, long position, Course course) {
        this.workshop = workshop;
        this.view = view;
        this.rebuild = rebuild;
        this.position = position;
        this.course = course;
        this.previous = view.shadow(ShadowTables.PREVIOUS, false);
    }

    void run() {
        catchUp();
        workshop.swap().until(this::swap, this::catchUp);
        course.reached(Steps.Step.SWAPPED);
    }

    private void catchUp() {
        long head = workshop.live().of(view.projection());
        while (head - position > Swap.MAX_LAST) {
            long through = Math.min(position + ViewRebuild.CATCH_UP_RANGE, head);
            previous.catchUp(workshop.swap().events(view, position, through, null));
            position = through;
            head = workshop.live().of(view.projection());
        }
        workshop.comparison().mark(live(), made());
        course.reached(Steps.Step.CAUGHT_UP);
    }

    private @Nullable Boolean swap() {
        long now = workshop.live().hold(view.projection());
        if (now - position > Swap.MAX_LAST) {
            return null;
        }
        previous.catchUp(workshop.swap().events(view, position, now, null));
        workshop.comparison().mark(live(), made());
        List<Difference> differences = workshop.comparison().differences(live(), made());
        if (!differences.isEmpty()) {
            workshop.comparison().touch(made(), differences);
            workshop.live().release(view.projection());
        }
        workshop.rebuilds().rolledBack(course.attempt(), differences);
        workshop.versions().rolledBack(view.projection(), rebuild.id());
        ShadowTables tables = workshop.tables();
        tables.drop(ShadowTables.LIVE, view.table());
        tables.move(view.table(), ShadowTables.PREVIOUS, ShadowTables.LIVE);
        course.reached(Steps.Step.MOVED);
        return true;
    }

    private String live() {
        return ShadowTables.LIVE + "." + view.table();
    }

    private String made() {
        return ShadowTables.PREVIOUS + "." + view.table();
    }
}
