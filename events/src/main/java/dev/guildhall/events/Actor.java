package dev.guildhall.events;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who caused an event. {@code id} is a snowflake for people and a component's name for the system. */
public record Actor(Type type, String id, @Nullable String name) {
    /** Through which door the actor came. */
    public enum Type {
        PANEL,
        DISCORD,
        SYSTEM,
        OPERATOR;

        /** As it is written in JSON and in metadata. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException for a word that no actor type has */
        public static Type of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public static Actor panel(String userId, @Nullable String name) {
        return new Actor(Type.PANEL, userId, name);
    }

    public static Actor discord(String userId, @Nullable String name) {
        return new Actor(Type.DISCORD, userId, name);
    }

    public static Actor system(String component) {
        return new Actor(Type.SYSTEM, component, null);
    }
}
