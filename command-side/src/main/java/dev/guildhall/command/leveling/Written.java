package dev.guildhall.command.leveling;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message of a member. Its id says when it was written, by Discord's clock.
 *
 * @param channelId where it was written
 * @param threadOf the channel that the thread is in, where it was written in a thread
 * @param roleIds those that the member holds
 */
record Written(
        String messageId,
        String userId,
        String channelId,
        @Nullable String threadOf,
        List<String> roleIds) {
    /** Discord allows 250 in a guild. */
    static final int MAX_ROLES = 250;

    Written {
        Objects.requireNonNull(messageId);
        Objects.requireNonNull(userId);
        Objects.requireNonNull(channelId);
        roleIds = List.copyOf(roleIds);
    }

    /** The channel and, for a thread, the one that it is in. */
    List<String> channelIds() {
        return threadOf == null ? List.of(channelId) : List.of(channelId, threadOf);
    }

    /** All but the message's. */
    Stream<String> ids() {
        return Stream.concat(Stream.of(userId), Stream.concat(channelIds().stream(), roleIds.stream()));
    }
}
