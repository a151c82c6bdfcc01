package dev.guildhall.query.rebuild;

import dev.guildhall.eventlog.LogReplay;
import dev.guildhall.query.projection.Reached;
import dev.guildhall.query.rebuild.Comparison.Difference;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes one guild's rows anew, from that guild's events alone, and replaces those that differ. Used once, by one thread. */
final class GuildRebuild {
    private final Workshop workshop;
    private final RebuildableView view;
    private final Rebuild rebuild;
    private final String guildId;
    private final Course course;
    private final Shadow shadow;
    private final Comparison comparison;
    private final JdbcClient jdbc;
    private long position;

    GuildRebuild(Workshop workshop, RebuildableView view, Rebuild rebuild, String guildId, Course course) {
        this.workshop = workshop;
        this.view = view;
        this.rebuild = rebuild;
        this.guildId = guildId;
        this.course = course;
        this.shadow = view.shadow(ShadowTables.SHADOW, true);
        this.comparison = workshop.comparison(view, ShadowTables.SHADOW);
        this.jdbc = JdbcClient.create(workshop.dataSource());
    }

    /** Whether the live rows are what was made. */
    boolean run() {
        workshop.lazily().run(() -> workshop.tables().createIndexed(view));
        course.reached(Steps.Step.CREATED);
        catchUp();
        boolean equal = workshop.swap().until(course, this::swap, this::catchUp);
        course.reached(Steps.Step.SWAPPED);
        return equal;
    }

    private void catchUp() {
        long head = workshop.live().of(view.projection());
        course.isAt(RebuildState.FILLING, head);
        while (position < head) {
            course.awaitWanted();
            LogReplay.Page page = workshop.swap().page(view, position, head, guildId);
            workshop.lazily().run(() -> shadow.catchUp(page.events()));
            position = page.through();
            course.read(position, page.events().size());
        }
        course.reached(Steps.Step.READ);
    }

    private @Nullable Boolean swap() {
        Reached held = workshop.live().hold(view.projection());
        if (held.most() - position > Swap.MAX_LAST) {
            return null;
        }
        shadow.catchUp(workshop.swap().last(view, position, held, guildId));
        List<Difference> differences = comparison.differences(guildId);
        if (!differences.isEmpty()) {
            if (workshop.mustBeEqual(view, rebuild)) {
                workshop.rebuilds().keep(rebuild.id(), differences);
                return false;
            }
            replace(differences);
            course.reached(Steps.Step.MOVED);
        }
        workshop.rebuilds().swapped(course.attempt(), held.least(), differences);
        workshop.letters().retry(view.projection(), guildId);
        workshop.tables().drop(ShadowTables.SHADOW, view);
        return true;
    }

    private void replace(List<Difference> differences) {
        comparison.replaced(differences);
        for (ViewTable table : view.tables().reversed()) {
            jdbc.sql(table.deletion(ShadowTables.LIVE)).param(guildId).update();
        }
        for (ViewTable table : view.tables()) {
            jdbc.sql("INSERT INTO " + table.in(ShadowTables.LIVE) + " SELECT * FROM " + table.in(ShadowTables.SHADOW))
                    .update();
        }
        if (view.isRemembered()) {
            workshop.live().release(view.projection());
        }
    }
}
