package dev.guildhall.events.operation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The projections that operators look after, by their processing groups. */
public enum ProjectionName {
    CONFIGURATION("configuration-view", true, true),
    GIVEAWAY("giveaway-view", true, false),
    TICKET("ticket-view", true, false),
    LEVEL("level-view", true, false),
    MODERATION("moderation-view", true, false),
    MUSIC("music-view", true, false),
    TIMELINE("timeline", true, true),
    CHECKPOINTS("guild-checkpoints", true, true),
    /** Decides about effects and has no view. */
    MEMBER("member-effects", false, false),
    /** The command side's own, of which only dead letters are looked after. */
    DEADLINES("deadlines", false, false);

    private final String word;
    private final boolean rebuildable;
    private final boolean divisible;

    ProjectionName(String word, boolean rebuildable, boolean divisible) {
        this.word = word;
        this.rebuildable = rebuildable;
        this.divisible = divisible;
    }

    /** The processing group. */
    public String word() {
        return word;
    }

    /** Whether there is a view that can be made anew beside the live one. */
    public boolean isRebuildable() {
        return rebuildable;
    }

    /**
     * Whether it may have more than one segment. Those that decide about effects may not: how far they have decided is one
     * position.
     */
    public boolean isDivisible() {
        return divisible;
    }

    /** Whether it can be paused and resumed: the projections of the query side can. */
    public boolean isSteerable() {
        return this != DEADLINES;
    }

    public static List<ProjectionName> steerable() {
        return Arrays.stream(values()).filter(ProjectionName::isSteerable).toList();
    }

    public static Optional<ProjectionName> of(String word) {
        return Arrays.stream(values()).filter(name -> name.word.equals(word)).findFirst();
    }
}
