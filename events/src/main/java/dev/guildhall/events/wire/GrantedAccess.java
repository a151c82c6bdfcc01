package dev.guildhall.events.wire;

import java.util.List;

/**
 * What a guild's owner has granted beyond owner and administrators, as the HTTP API reads and writes it.
 *
 * @param manageGuild what Discord's permission MANAGE_GUILD opens: {@code none}, {@code read} or {@code write}
 * @param roles by role id
 */
public record GrantedAccess(String manageGuild, List<RoleAccess> roles) {
    /** @param level {@code read} or {@code write} */
    public record RoleAccess(String roleId, String level) {}
}
