package dev.guildhall.bot.sides;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where it is decided what members earn by writing, which is the command side. Every call blocks for at most {@link
 * SidesConfiguration#READ_TIMEOUT} and throws {@link SideRefused} when the command side says no, {@link SideAway} when it
 * cannot say anything. Thread-safe.
 */
public final class LevelSide {
    /** The most messages that {@link #tell} takes. */
    public static final int MAX_MESSAGES = 40;

    private static final String MESSAGE = "messageId";
    private static final String CAUSE = "cause";

    private final LevelRoutes routes;

    LevelSide(LevelRoutes routes) {
        this.routes = routes;
    }

    /**
     * A message of a member; its id says when it was written.
     *
     * @param threadOf the channel that the thread is in, where it was written in a thread
     */
    public record Written(
            String messageId,
            String userId,
            String channelId,
            @Nullable String threadOf,
            List<String> roleIds) {}

    /**
     * What became of a message.
     *
     * @param earnedAt when its author's last message was written that counted; {@code null} where nobody asked
     */
    public record Told(String messageId, @Nullable Instant earnedAt) {}

    /** Messages of one guild, the oldest first. What was told before is no news. Answers what became of each. */
    public List<Told> tell(String guildId, List<Written> messages) {
        return Call.of(() -> routes.tell(guildId, new LevelRoutes.Report(messages)))
                .data();
    }

    /** The member was told of that level. Idempotent. */
    public void told(String guildId, String userId, String delivery, String messageId) {
        Call.run(() -> routes.report(guildId, userId, delivery, Map.of(MESSAGE, messageId)));
    }

    /** The member holds the role. Idempotent. */
    public void given(String guildId, String userId, String delivery) {
        Call.run(() -> routes.report(guildId, userId, delivery, Map.of()));
    }

    /** What was to be done in Discord cannot be done. Idempotent. */
    public void failed(String guildId, String userId, String delivery, String cause) {
        Call.run(() -> routes.report(guildId, userId, delivery, Map.of(CAUSE, cause)));
    }
}
