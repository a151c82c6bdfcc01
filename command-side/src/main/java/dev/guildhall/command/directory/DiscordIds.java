package dev.guildhall.command.directory;

import dev.guildhall.events.config.ConfigReference;
import dev.guildhall.events.config.Kind.Snowflake.Target;
import dev.guildhall.events.config.Violation;
import dev.guildhall.events.wire.GuildDirectory;
import dev.guildhall.events.wire.GuildDirectory.ChannelKind;
import dev.guildhall.events.wire.GuildDirectory.GuildChannel;
import dev.guildhall.events.wire.GuildDirectory.GuildRole;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ids of a guild's channels and roles at one moment. Immutable.
 *
 * @param names of both, by id
 */
public record DiscordIds(Map<String, ChannelKind> channels, Set<String> roles, Map<String, String> names) {
    public DiscordIds {
        channels = Map.copyOf(channels);
        roles = Set.copyOf(roles);
        names = Map.copyOf(names);
    }

    /** Nobody cares what they are called. */
    public DiscordIds(Map<String, ChannelKind> channels, Set<String> roles) {
        this(channels, roles, Map.of());
    }

    static DiscordIds of(GuildDirectory directory) {
        return new DiscordIds(
                directory.channels().stream().collect(Collectors.toMap(GuildChannel::id, GuildChannel::kind)),
                directory.roles().stream().map(GuildRole::id).collect(Collectors.toSet()),
                names(directory));
    }

    private static Map<String, String> names(GuildDirectory directory) {
        Map<String, String> names = new HashMap<>();
        directory.channels().forEach(channel -> names.put(channel.id(), channel.name()));
        directory.roles().forEach(role -> names.put(role.id(), role.name()));
        return names;
    }

    public boolean has(String id) {
        return channels.containsKey(id) || roles.contains(id);
    }

    /** All roles of that name, or all channels of that kind and name; in the order of their ids. */
    public List<String> called(@Nullable ChannelKind kind, String name) {
        Stream<String> candidates =
                kind == null ? roles.stream() : channels.keySet().stream().filter(id -> channels.get(id) == kind);
        return candidates.filter(id -> name.equals(names.get(id))).sorted().toList();
    }

    /** Whether all of them are there, and what they must be. */
    boolean haveAll(Collection<ConfigReference> references) {
        return references.stream().allMatch(reference -> fault(reference).isEmpty());
    }

    /** What is wrong with each that is not there, or is something else. */
    public List<Violation> faults(Collection<ConfigReference> references) {
        return references.stream()
                .flatMap(reference -> fault(reference).stream())
                .toList();
    }

    private Optional<Violation> fault(ConfigReference reference) {
        if (reference.target() == Target.ROLE) {
            return roles.contains(reference.id())
                    ? Optional.empty()
                    : Optional.of(new Violation(reference.pointer(), "is no role of this guild"));
        }
        ChannelKind kind = channels.get(reference.id());
        if (kind != null && kinds(reference.target()).contains(kind)) {
            return Optional.empty();
        }
        return Optional.of(new Violation(
                reference.pointer(),
                "is no %s of this guild".formatted(word(reference.target()))
                        + (kind == null ? "" : ", but another kind of channel")));
    }

    private static Set<ChannelKind> kinds(Target target) {
        return switch (target) {
            case TEXT_CHANNEL -> EnumSet.of(ChannelKind.TEXT);
            case VOICE_CHANNEL -> EnumSet.of(ChannelKind.VOICE);
            case TEXT_OR_VOICE_CHANNEL -> EnumSet.of(ChannelKind.TEXT, ChannelKind.VOICE);
            case CATEGORY -> EnumSet.of(ChannelKind.CATEGORY);
            case ROLE -> EnumSet.noneOf(ChannelKind.class);
        };
    }

    private static String word(Target target) {
        return switch (target) {
            case TEXT_CHANNEL -> "text channel";
            case VOICE_CHANNEL -> "voice channel";
            case TEXT_OR_VOICE_CHANNEL -> "text or voice channel";
            case CATEGORY -> "category";
            case ROLE -> "role";
        };
    }
}
