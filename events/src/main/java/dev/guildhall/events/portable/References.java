package dev.guildhall.events.portable;

import dev.guildhall.events.config.ConfigReference;
import dev.guildhall.events.config.Kind.Snowflake.Target;
import dev.guildhall.events.portable.PortableConfiguration.Reference;
import dev.guildhall.events.wire.GuildDirectory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What ids are of, as a guild's directory knows. */
record References(@Nullable GuildDirectory directory) {
    /** Each id once. */
    List<Reference> of(List<ConfigReference> named) {
        Map<String, Reference> references = new LinkedHashMap<>();
        named.forEach(reference -> references.computeIfAbsent(
                reference.id(), id -> reference.target() == Target.ROLE ? role(id) : channel(id)));
        return List.copyOf(references.values());
    }

    private Reference role(String id) {
        return directory == null
                ? unknown(id)
                : directory.roles().stream()
                        .filter(role -> role.id().equals(id))
                        .map(role -> new Reference(id, Reference.ROLE, role.name()))
                        .findFirst()
                        .orElse(unknown(id));
    }

    private Reference channel(String id) {
        return directory == null
                ? unknown(id)
                : directory.channels().stream()
                        .filter(channel -> channel.id().equals(id))
                        .map(channel ->
                                new Reference(id, channel.kind().name().toLowerCase(Locale.ROOT), channel.name()))
                        .findFirst()
                        .orElse(unknown(id));
    }

    private static Reference unknown(String id) {
        return new Reference(id, null, null);
    }
}
