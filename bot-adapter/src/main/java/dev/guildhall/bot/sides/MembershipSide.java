package dev.guildhall.bot.sides;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where it is decided what somebody's coming and going means, which is the command side. Every call blocks for at most
 * {@link SidesConfiguration#READ_TIMEOUT} and throws {@link SideRefused} when the command side says no, {@link SideAway}
 * when it cannot say anything. Thread-safe.
 */
public final class MembershipSide {
    /** The most happenings that {@link #tell} takes. */
    public static final int MAX_HAPPENINGS = 50;

    private final MembershipRoutes routes;

    MembershipSide(MembershipRoutes routes) {
        this.routes = routes;
    }

    /**
     * Somebody joined; or left, where {@code leftAtMillis} is there.
     *
     * @param joinedAtMillis as Discord says; may be unknown of somebody who left
     * @param cause {@code left}, {@code kicked}, {@code banned} or {@code unknown}
     */
    public record Happening(
            String userId,
            @Nullable Long joinedAtMillis,
            @Nullable Long leftAtMillis,
            @Nullable String cause) {}

    /** In this order. What was told before, by whomever, is no news. */
    public void tell(String guildId, List<Happening> happenings) {
        Call.run(() -> routes.tell(guildId, new MembershipRoutes.Memberships(happenings)));
    }

    /** What was to be done about it cannot be done in Discord. Idempotent. */
    public void failed(String guildId, MembershipView membership, String delivery, String cause) {
        MembershipRoutes.Failure failure = new MembershipRoutes.Failure(membership.atMillis(), cause);
        Call.run(() -> routes.failed(guildId, membership.userId(), delivery, failure));
    }
}
