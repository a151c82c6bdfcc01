package dev.guildhall.events.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the bot tells the query side who is in a guild: all of them, range by range, and then what changes. */
public final class GuildMembers {
    /** The most members in one telling: their longest names fit a body. */
    public static final int MAX_TOLD = 350;

    /** Longest name of each kind, in characters; Discord allows 32. */
    public static final int MAX_NAME_LENGTH = 64;

    private GuildMembers() {}

    /**
     * One member's names.
     *
     * @param name unique in Discord
     * @param displayName what the user chose to be called everywhere
     * @param nick what the user is called in this guild
     */
    public record Names(
            String id,
            String name,
            @Nullable String displayName,
            @Nullable String nick) {}

    /**
     * Nobody else has an id in that range, compared as text.
     *
     * @param pass of one run through all members; only ranges of the latest are taken
     * @param after where the range begins, itself excluded; empty for the first one
     * @param upTo where it ends, included; {@code null} for the last one, which completes the pass
     */
    public record Range(long pass, String after, @Nullable String upTo, List<Names> members) {}

    /**
     * What changed.
     *
     * @param joined those of the members who have just joined; having come back, they are not forgotten any more
     * @param left ids of those who are no longer there
     */
    public record Changes(List<String> joined, List<Names> members, List<String> left) {}
}
