package dev.guildhall.events.operation;

import java.util.Arrays;
import java.util.Optional;

/** The projections that operators may steer, by their processing groups. */
public enum ProjectionName {
    CONFIGURATION("configuration-view", true),
    GIVEAWAY("giveaway-view", false),
    TICKET("ticket-view", false),
    LEVEL("level-view", false),
    MODERATION("moderation-view", false),
    MUSIC("music-view", false),
    TIMELINE("timeline", false),
    CHECKPOINTS("guild-checkpoints", false),
    /** Decides about effects and has no view. */
    MEMBER("member-effects", false);

    private final String word;
    private final boolean rebuildable;

    ProjectionName(String word, boolean rebuildable) {
        this.word = word;
        this.rebuildable = rebuildable;
    }

    /** The processing group. */
    public String word() {
        return word;
    }

    /** Whether there is a view that can be made anew beside the live one. */
    public boolean isRebuildable() {
        return rebuildable;
    }

    public static Optional<ProjectionName> of(String word) {
        return Arrays.stream(values()).filter(name -> name.word.equals(word)).findFirst();
    }
}
