package dev.guildhall.bot.sides;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where it is decided about members, which is the command side. Every call blocks for at most {@link
 * SidesConfiguration#READ_TIMEOUT} and throws {@link SideRefused} when the command side says no, {@link SideAway} when it
 * cannot say anything. Thread-safe.
 */
public final class CaseSide {
    /** The most that {@link #found} takes. */
    public static final int MAX_FINDINGS = 50;

    private static final String MESSAGE = "messageId";
    private static final String CAUSE = "cause";

    private final CaseRoutes routes;

    CaseSide(CaseRoutes routes) {
        this.routes = routes;
    }

    /** A message that broke a rule: {@code word}, {@code link} or {@code spam}. Nothing of what it says. */
    public record Finding(String messageId, String channelId, String userId, String rule) {}

    /**
     * What is to be decided about a member.
     *
     * @param durationSeconds of a timeout; {@code null} for the usual one, and for anything else
     */
    public record Wish(
            String kind,
            String userId,
            @Nullable String reason,
            @Nullable Long durationSeconds,
            String channelId) {}

    /**
     * Who acts, and what Discord lets them do.
     *
     * @param rank place of the highest role
     */
    public record Moderator(ActingFor who, List<String> permissions, boolean owns, int rank) {}

    /** Against whom; {@code present} is whether they are a member at all. */
    public record Target(boolean present, boolean owns, boolean isThisBot, int rank) {}

    /** Once for each interaction. */
    public CaseView open(String guildId, Wish wish, Moderator by, Target target) {
        CaseRoutes.Opening opening = new CaseRoutes.Opening(
                wish.userId(),
                wish.kind(),
                wish.reason(),
                wish.durationSeconds(),
                wish.channelId(),
                by.who().userId(),
                by.who().name(),
                by.permissions(),
                by.owns(),
                by.rank(),
                target.present(),
                target.owns(),
                target.isThisBot(),
                target.rank());
        return Call.of(() -> routes.open(guildId, opening, by.who().ownHeaders()))
                .data();
    }

    /** Once for each interaction. */
    public CaseView revoke(String guildId, int number, @Nullable String reason, Moderator by) {
        CaseRoutes.Revoking revoking =
                new CaseRoutes.Revoking(by.who().userId(), by.who().name(), by.permissions(), by.owns(), reason);
        return Call.of(() -> routes.revoke(guildId, number, revoking, by.who().ownHeaders()))
                .data();
    }

    /** Of one guild, the oldest first. What was told before is no news. */
    public void found(String guildId, List<Finding> findings) {
        Call.run(() -> routes.found(guildId, new CaseRoutes.Report(findings)));
    }

    /** It was done to the member. Idempotent. */
    public void carriedOut(String guildId, int number, String delivery) {
        Call.run(() -> routes.delivered(guildId, number, delivery, Map.of()));
    }

    /** The guild reads of it. Idempotent. */
    public void posted(String guildId, int number, String delivery, String messageId) {
        Call.run(() -> routes.delivered(guildId, number, delivery, Map.of(MESSAGE, messageId)));
    }

    /** What was to be done in Discord cannot be done. Idempotent. */
    public void failed(String guildId, int number, String delivery, String cause) {
        Call.run(() -> routes.delivered(guildId, number, delivery, Map.of(CAUSE, cause)));
    }
}
