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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The ids of a guild's channels and roles at one moment. Immutable. */
public record DiscordIds(Map<String, ChannelKind> channels, Set<String> roles) {
    public DiscordIds {
        channels = Map.copyOf(channels);
        roles = Set.copyOf(roles);
    }

    static DiscordIds of(GuildDirectory directory) {
        return new DiscordIds(
                directory.channels().stream().collect(Collectors.toMap(GuildChannel::id, GuildChannel::kind)),
                directory.roles().stream().map(GuildRole::id).collect(Collectors.toSet()));
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
