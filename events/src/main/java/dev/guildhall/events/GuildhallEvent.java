package dev.guildhall.events;

/**
 * Anything that can stand in the log. Each event belongs to one guild, by its snowflake. Implemented only by the sealed
 * interfaces that {@link EventCatalogue} lists, one for each feature (an architecture test holds that).
 */
public interface GuildhallEvent {
    String guildId();
}
