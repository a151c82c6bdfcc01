package dev.guildhall.push.permission;

/** What the user hears who has lost a guild. */
record PermissionRevoked(String guildId, String reason, String action, long timestamp) {
    private static final String REDIRECT_HOME = "redirect_home";

    static PermissionRevoked of(String guildId, String reason, long timestamp) {
        return new PermissionRevoked(guildId, reason, REDIRECT_HOME, timestamp);
    }
}
