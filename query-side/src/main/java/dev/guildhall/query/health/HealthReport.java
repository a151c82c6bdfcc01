package dev.guildhall.query.health;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** The contract's answer about health: words and one number, nothing about how it is built. */
record HealthReport(
        String status, String redis, String database, String websocket, String discord, int connectedUsers) {
    private static final String HEALTHY = "healthy";
    private static final String DEGRADED = "degraded";
    private static final String UNHEALTHY = "unhealthy";
    private static final String CONNECTED = "connected";
    private static final String DISCONNECTED = "disconnected";

    static HealthReport of(boolean redis, boolean database, boolean websocket, boolean discord, int connectedUsers) {
        boolean all = redis && websocket && discord;
        return new HealthReport(
                database ? all ? HEALTHY : DEGRADED : UNHEALTHY,
                redis ? CONNECTED : DISCONNECTED,
                database ? CONNECTED : DISCONNECTED,
                websocket ? "active" : "inactive",
                discord ? CONNECTED : DISCONNECTED,
                connectedUsers);
    }

    /** Without PostgreSQL there is neither writing nor reading; without anything else there is. */
    @JsonIgnore
    boolean isUnhealthy() {
        return status.equals(UNHEALTHY);
    }
}
