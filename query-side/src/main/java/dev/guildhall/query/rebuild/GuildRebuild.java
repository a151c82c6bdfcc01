package dev.guildhall.query.rebuild;

import dev.guildhall.eventlog.LogReplay;
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
    private final JdbcClient jdbc;
    private long position;

    GuildRebuild(Workshop workshop, RebuildableView view, Rebuild rebuild, String guildId, Course course) {
        this.workshop = workshop;
        this.view = view;
        this.rebuild = rebuild;
        this.guildId = guildId;
        this.course = course;
        this.shadow = view.shadow(ShadowTables.SHADOW, false);
        this.jdbc = JdbcClient.create(workshop.dataSource());
    }

    /** Whether the live rows are what was made. */
    boolean run() {
        workshop.tables().create(view.table());
        workshop.tables().key(view.table());
        course.reached(Steps.Step.CREATED);
        catchUp();
        boolean equal = workshop.swap().until(this::swap, this::catchUp);
        course.reached(Steps.Step.SWAPPED);
        workshop.tables().drop(ShadowTables.SHADOW, view.table());
        return equal;
    }

    private void catchUp() {
        long head = workshop.live().of(view.projection());
        course.enters(RebuildState.FILLING, head);
        while (position < head) {
            course.awaitWanted();
            long through = Math.min(position + ViewRebuild.RANGE, head);
            follow(through);
            position = through;
            course.cameTo(position);
        }
        course.reached(Steps.Step.READ);
    }

    private void follow(long through) {
        LogReplay.Range range = new LogReplay.Range(position, through, view.types(), guildId);
        shadow.catchUp(workshop.swap().events(view, range.after(), range.through(), guildId));
    }

    private @Nullable Boolean swap() {
        long now = workshop.live().hold(view.projection());
        if (now - position > Swap.MAX_LAST) {
            return null;
        }
        follow(now);
        List<Difference> differences = workshop.comparison().differences(live(), made(), guildId);
        if (differences.isEmpty()) {
            workshop.rebuilds().swapped(course.attempt(), now, differences);
            return true;
        }
        if (mustBeEqual()) {
            workshop.rebuilds().keep(rebuild.id(), differences);
            return false;
        }
        replace(now, differences);
        course.reached(Steps.Step.MOVED);
        return true;
    }

    private void replace(long now, List<Difference> differences) {
        workshop.comparison().touch(made(), differences);
        jdbc.sql("DELETE FROM " + live() + " WHERE guild_id = ?").param(guildId).update();
        jdbc.sql("INSERT INTO " + live() + " SELECT * FROM " + made()).update();
        workshop.live().release(view.projection());
        workshop.rebuilds().swapped(course.attempt(), now, differences);
    }

    private boolean mustBeEqual() {
        return !rebuild.acceptsDifferences()
                && workshop.versions()
                        .of(view.projection())
                        .filter(made -> made.version() == view.version())
                        .isPresent();
    }

    private String live() {
        return ShadowTables.LIVE + "." + view.table();
    }

    private String made() {
        return ShadowTables.SHADOW + "." + view.table();
    }
}
