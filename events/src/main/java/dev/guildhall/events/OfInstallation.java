package dev.guildhall.events;

import org.jspecify.annotations.Nullable;

/** An event of no guild: what operators decide about persons, or about the program itself. */
public interface OfInstallation extends GuildhallEvent {
    @Override
    default @Nullable String guildId() {
        return null;
    }
}
