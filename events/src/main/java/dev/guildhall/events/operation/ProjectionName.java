package dev.guildhall.events.operation;

import java.util.Arrays;
import java.util.Optional;

/** The projections that operators may steer, by their processing groups. */
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
    MEMBER("member-effects", false, false);

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

    public static Optional<ProjectionName> of(String word) {
        return Arrays.stream(values()).filter(name -> name.word.equals(word)).findFirst();
    }
}
