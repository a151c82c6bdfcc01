package dev.guildhall.push.invalidation;

import dev.guildhall.door.SharedClock;
import dev.guildhall.events.wire.ConfigPart;
import dev.guildhall.events.wire.GuildConfiguration;
import dev.guildhall.events.wire.GuildConfiguration.ModuleConfiguration;
import dev.guildhall.events.wire.GuildContent;
import dev.guildhall.push.configuration.QuerySide;
import dev.guildhall.push.room.PanelConnection;
import dev.guildhall.push.room.Rooms;
import java.util.Optional;

/** Tells one connection what it has missed of one guild. */
public final class Resumption {
    private final Rooms rooms;
    private final QuerySide querySide;
    private final ActedVersions acted;
    private final SharedClock clock;

    Resumption(Rooms rooms, QuerySide querySide, ActedVersions acted, SharedClock clock) {
        this.rooms = rooms;
        this.querySide = querySide;
        this.acted = acted;
        this.clock = clock;
    }

    /**
     * To be called in the guild's order, for a user who may see the guild. Which parts have changed since {@code known}
     * nobody remembers for ever, so everything is told: the settings, the modules whose change is still remembered, and
     * that the rest has to be read anew.
     *
     * @param known the version that the client has
     */
    public void resume(PanelConnection panel, String guildId, long known) {
        Optional<GuildConfiguration> current = querySide.configuration(guildId, 0);
        if (current.isEmpty()) {
            return;
        }
        if (current.get().version() <= known) {
            contents(panel, guildId, known);
            return;
        }
        GuildConfiguration configuration = current.get();
        long version = configuration.version();
        long now = clock.millis();
        panel.send(Convergence.config(configuration, now, version));
        for (ModuleConfiguration module : configuration.modules()) {
            if (acted.remembers(guildId, ActedVersions.state(ConfigPart.of(module.name())), known)) {
                panel.send(Convergence.toggled(guildId, module, now, version));
            }
        }
        panel.send(Convergence.reloaded(guildId, now, version));
        panel.send(Invalidation.ofGuild(guildId, version));
        rooms.resumed(panel, guildId, version);
    }

    /** Where all of the guild is to be read anew nothing has to be said about them. */
    private void contents(PanelConnection panel, String guildId, long known) {
        for (GuildContent content : GuildContent.values()) {
            long version = querySide.version(guildId, content);
            if (version > known) {
                panel.send(Invalidation.of(guildId, content, version));
            }
        }
    }
}
