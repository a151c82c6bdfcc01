package dev.guildhall.bot.sides;

/**
 * Queues as the query side shows them. Every call blocks for at most {@link SidesConfiguration#READ_TIMEOUT} and throws
 * {@link SideAway} when the query side cannot answer, {@link SideRefused} when it will not. Thread-safe.
 */
public final class MusicReads {
    private final MusicReadRoutes routes;

    MusicReads(MusicReadRoutes routes) {
        this.routes = routes;
    }

    /** @param limit how many tracks of it, at least 1 */
    public QueueView queue(String guildId, int limit) {
        return Call.of(() -> routes.queue(guildId, limit)).data();
    }
}
