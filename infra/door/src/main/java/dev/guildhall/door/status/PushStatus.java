package dev.guildhall.door.status;

/**
 * One push process, or several taken together.
 *
 * @param active whether browsers can connect; of several processes, to one at least
 * @param connectedUsers somebody connected to two processes counts twice
 * @param totalConnections sockets
 * @param rooms guilds that somebody is connected for, counted by process
 */
public record PushStatus(boolean active, int connectedUsers, int totalConnections, int rooms) {
    /** A process that does not answer, or none at all. */
    public static final PushStatus NONE = new PushStatus(false, 0, 0, 0);

    /** Where a push process tells it to other sides. */
    public static final String ROUTE = "/internal/push/status";

    public PushStatus and(PushStatus other) {
        return new PushStatus(
                active || other.active,
                connectedUsers + other.connectedUsers,
                totalConnections + other.totalConnections,
                rooms + other.rooms);
    }

    /** Who knows. May block for as long as another process takes to answer. */
    @FunctionalInterface
    public interface Source {
        PushStatus pushStatus();
    }
}
