package dev.guildhall.command.ticket;

import java.util.List;
import java.util.Set;

/**
 * Somebody who does something with a ticket.
 *
 * @param administrator whether the whole guild is theirs to look after, whatever roles they hold
 */
record Member(String userId, Set<String> roleIds, boolean administrator) {
    /** Who may write in the guild, by the panel. */
    static Member ofThePanel(String userId) {
        return new Member(userId, Set.of(), true);
    }

    boolean isStaff(List<String> supportRoleIds) {
        return administrator || supportRoleIds.stream().anyMatch(roleIds::contains);
    }
}
