package dev.guildhall.events;

import org.jspecify.annotations.Nullable;

/**
 * Anything that can stand in the log. Implemented only by the sealed interfaces that {@link EventCatalogue} lists, one for
 * each feature, by way of {@link OfGuild} or {@link OfInstallation} (an architecture test holds that).
 */
public interface GuildhallEvent {
    /** The snowflake of the guild that the event belongs to; {@code null} when it belongs to none. */
    @Nullable String guildId();
}
