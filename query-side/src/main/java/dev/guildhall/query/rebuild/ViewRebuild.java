package dev.guildhall.query.rebuild;

import dev.guildhall.eventlog.LogReplay;
import dev.guildhall.eventlog.ReplayedEvent;
import dev.guildhall.query.projection.Reached;
import dev.guildhall.query.rebuild.Comparison.Difference;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/**
 * Makes a view anew from the whole log, and has it take the live one's place. Until the one transaction at its end nothing
 * that anybody reads has changed. Used once, by one thread.
 */
final class ViewRebuild {
    /** Positions that are read in one go; in between it may wait without keeping anything. */
    static final long RANGE = 250_000;

    /** The same while it catches up, when events are kept in memory. */
    static final long CATCH_UP_RANGE = 20_000;

    private final Workshop workshop;
    private final RebuildableView view;
    private final Rebuild rebuild;
    private final Course course;
    private final Shadow shadow;
    private final Comparison comparison;
    private long position;

    ViewRebuild(Workshop workshop, RebuildableView view, Rebuild rebuild, Course course) {
        this.workshop = workshop;
        this.view = view;
        this.rebuild = rebuild;
        this.course = course;
        this.shadow = view.shadow(ShadowTables.SHADOW, true);
        this.comparison = workshop.comparison(view, ShadowTables.SHADOW);
    }

    /** Whether the live view was replaced; if not, what was made differs from it. */
    boolean run() {
        workshop.tables().create(view);
        if (shadow.needsKeys()) {
            workshop.tables().key(view);
        }
        course.reached(Steps.Step.CREATED);
        fill();
        load();
        catchUp();
        course.enters(RebuildState.COMPARING, position);
        comparison.compareAll(this::followTo);
        course.reached(Steps.Step.COMPARED);
        boolean swapped = workshop.swap().until(course, this::swap, this::catchUp);
        course.reached(Steps.Step.SWAPPED);
        return swapped;
    }

    private void fill() {
        // No further than the live view: whoever reads is never to see what the live view has not told of.
        long head = workshop.live().of(view.projection());
        course.enters(RebuildState.FILLING, head);
        while (position < head) {
            course.awaitWanted();
            long through = Math.min(position + RANGE, head);
            workshop.log()
                    .without(workshop.letters().leftOut(view.projection()))
                    .replay(
                            new LogReplay.Range(position, through, view.types(), null, view.detail()),
                            shadow.parts(),
                            this::follow,
                            course);
            position = through;
            course.cameTo(position);
        }
        course.readAll();
        course.reached(Steps.Step.READ);
    }

    private void follow(int part, ReplayedEvent event) {
        long begun = System.nanoTime();
        shadow.follow(part, event);
        workshop.budget().rest(System.nanoTime() - begun, shadow.parts());
    }

    private void load() {
        try (Connection connection = workshop.dataSource().getConnection()) {
            shadow.load(connection);
        } catch (SQLException e) {
            RuntimeException known = new SQLStateSQLExceptionTranslator().translate("load", null, e);
            throw known == null ? new IllegalStateException("the rows could not be written", e) : known;
        }
        course.reached(Steps.Step.LOADED);
        workshop.tables().index(view);
        course.reached(Steps.Step.INDEXED);
    }

    private void catchUp() {
        long head = workshop.live().of(view.projection());
        course.enters(RebuildState.CATCHING_UP, head);
        while (head - position > Swap.MAX_LAST) {
            course.awaitWanted();
            long through = Math.min(position + CATCH_UP_RANGE, head);
            follow(workshop.swap().events(view, position, through, null));
            cameTo(through);
            head = workshop.live().of(view.projection());
        }
        course.awaitWanted();
        course.reached(Steps.Step.CAUGHT_UP);
    }

    /** Where the live view was at one moment, each of its segments for itself. */
    private void followTo(Reached reached) {
        follow(workshop.swap().last(view, position, reached, null));
        cameTo(reached.least());
    }

    private void follow(List<ReplayedEvent> events) {
        shadow.catchUp(events);
        comparison.followed(events);
    }

    private void cameTo(long through) {
        position = Math.max(position, through);
        course.cameTo(position);
    }

    private @Nullable Boolean swap() {
        Reached held = workshop.live().hold(view.projection());
        if (held.most() - position > Swap.MAX_LAST) {
            return null;
        }
        // Not noted as reached: what was written is taken back when this is, and then read again.
        follow(workshop.swap().last(view, position, held, null));
        List<Difference> differences = comparison.differences();
        if (!differences.isEmpty() && workshop.mustBeEqual(view, rebuild)) {
            workshop.rebuilds().keep(rebuild.id(), differences);
            return false;
        }
        replace(held.least(), differences);
        course.reached(Steps.Step.MOVED);
        return true;
    }

    private void replace(long now, List<Difference> differences) {
        ShadowTables tables = workshop.tables();
        workshop.rebuilds().swapped(course.attempt(), now, differences);
        workshop.versions().replaced(view.projection(), view.version(), rebuild.id());
        workshop.letters().retryAll(view.projection());
        comparison.replaced(differences);
        if (!differences.isEmpty() && view.isRemembered()) {
            workshop.live().release(view.projection());
        }
        tables.drop(ShadowTables.PREVIOUS, view);
        tables.move(view, ShadowTables.LIVE, ShadowTables.PREVIOUS);
        tables.move(view, ShadowTables.SHADOW, ShadowTables.LIVE);
    }
}
