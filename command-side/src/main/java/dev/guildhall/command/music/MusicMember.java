package dev.guildhall.command.music;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A member who does something with the queue.
 *
 * @param channelId where in Discord; {@code null} where that is not told
 * @param mayWrite whether the guild's configuration is theirs to change
 */
record MusicMember(
        String userId, Set<String> roleIds, @Nullable String channelId, boolean mayWrite) {
    MusicMember {
        roleIds = Set.copyOf(roleIds);
    }

    boolean isDj(MusicTerms terms) {
        return mayWrite || (terms.djRoleId() != null && roleIds.contains(terms.djRoleId()));
    }
}
