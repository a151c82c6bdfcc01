package dev.guildhall.command.moderation;

import dev.guildhall.command.moderation.CaseRejection.MemberProtected;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who acts against a member, and how the two stand to each other.
 *
 * @param permissions what Discord grants the moderator
 * @param protection why nobody, or not this one, acts against the member
 * @param member whether they are in the guild; {@code true} where nobody knows
 */
record Standing(
        String moderatorId,
        Set<ModeratorPermission> permissions,
        Optional<MemberProtected.Because> protection,
        boolean member) {
    Standing {
        permissions = Set.copyOf(permissions);
    }
}
