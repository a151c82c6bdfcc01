package dev.guildhall.query.rebuild;

import dev.guildhall.events.EventCatalogue;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.guild.GuildEvent;
import dev.guildhall.events.modules.ModuleEvent;
import dev.guildhall.events.permission.PermissionEvent;
import dev.guildhall.events.settings.SettingsEvent;
import dev.guildhall.events.subscription.SubscriptionEvent;
import dev.guildhall.query.configuration.ConfigurationProjection;
import dev.guildhall.query.configuration.GuildEvolution;
import dev.guildhall.query.configuration.GuildView;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The view of guilds' configuration. */
public final class ConfigurationView implements RebuildableView {
    /** How a guild's view follows from one more event. */
    @FunctionalInterface
    public interface Evolution {
        GuildView after(@Nullable GuildView before, GuildhallEvent event, long position);
    }

    private static final ViewTable TABLE = ViewTable.of("guild_configuration");
    private static final List<Class<?>> FEATURES = List.of(
            GuildEvent.class, SettingsEvent.class, ModuleEvent.class, PermissionEvent.class, SubscriptionEvent.class);
    private static final List<String> TYPES = EventCatalogue.all().stream()
            .filter(type -> FEATURES.stream().anyMatch(feature -> feature.isAssignableFrom(type)))
            .map(EventCatalogue::typeOf)
            .toList();

    private final DataSource dataSource;
    private final int version;
    private final Evolution evolution;

    /** As this program makes it. */
    public ConfigurationView(DataSource dataSource) {
        this(dataSource, ConfigurationProjection.VERSION, GuildEvolution::evolve);
    }

    ConfigurationView(DataSource dataSource, int version, Evolution evolution) {
        this.dataSource = dataSource;
        this.version = version;
        this.evolution = evolution;
    }

    @Override
    public String projection() {
        return ConfigurationProjection.GROUP;
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public List<ViewTable> tables() {
        return List.of(TABLE);
    }

    @Override
    public boolean isRemembered() {
        return true;
    }

    @Override
    public List<String> types() {
        return TYPES;
    }

    @Override
    public Shadow shadow(String schema, boolean empty) {
        return new ConfigurationShadow(dataSource, TABLE.in(schema), empty, evolution);
    }
}
