package dev.guildhall.bot.configuration;

import dev.guildhall.events.GuildModule;
import dev.guildhall.events.wire.GuildConfiguration;
import dev.guildhall.events.wire.GuildConfiguration.ModuleConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a guild has configured of a module that is switched on. Fields are as their schema says, so there is no error: one
 * that is absent or of another type reads as nothing.
 */
public final class EnabledModule {
    private final Map<?, ?> fields;

    private EnabledModule(Map<?, ?> fields) {
        this.fields = fields;
    }

    /** Whatever the switch says; empty where nothing is known of the module. */
    public static Optional<EnabledModule> evenIfOff(GuildConfiguration guild, GuildModule module) {
        return guild.module(module.word()).map(found -> new EnabledModule(found.config()));
    }

    /** Empty where the guild has it switched off. */
    public static Optional<EnabledModule> of(GuildConfiguration guild, GuildModule module) {
        return guild.module(module.word())
                .filter(ModuleConfiguration::enabled)
                .map(found -> new EnabledModule(found.config()));
    }

    /** {@code null} where it is not set. */
    public @Nullable String id(String name) {
        return fields.get(name) instanceof String text ? text : null;
    }

    /** Empty where it is not set. */
    public String text(String name) {
        return fields.get(name) instanceof String text ? text : "";
    }

    public boolean flag(String name) {
        return Boolean.TRUE.equals(fields.get(name));
    }

    public long number(String name) {
        return fields.get(name) instanceof Number number ? number.longValue() : 0;
    }

    public List<String> ids(String name) {
        List<String> ids = new ArrayList<>();
        for (Object value : values(name)) {
            ids.add(String.valueOf(value));
        }
        return ids;
    }

    /** The entries of a list of structures. */
    public List<EnabledModule> structures(String name) {
        List<EnabledModule> entries = new ArrayList<>();
        for (Object value : values(name)) {
            if (value instanceof Map<?, ?> entry) {
                entries.add(new EnabledModule(entry));
            }
        }
        return entries;
    }

    private List<?> values(String name) {
        return fields.get(name) instanceof List<?> list ? list : List.of();
    }
}
