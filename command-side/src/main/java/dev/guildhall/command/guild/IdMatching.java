package dev.guildhall.command.guild;

import dev.guildhall.command.directory.DiscordIds;
import dev.guildhall.command.dispatch.WriteRejection.UnknownIds;
import dev.guildhall.command.portable.CarriedId;
import dev.guildhall.command.portable.CarriedId.How;
import dev.guildhall.command.portable.ImportDocument;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.config.ConfigReference;
import dev.guildhall.events.config.GuildSchemas;
import dev.guildhall.events.config.Kind.Snowflake.Target;
import dev.guildhall.events.portable.PortableConfiguration.Reference;
import dev.guildhall.events.wire.GuildDirectory.ChannelKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which ids of a guild stand for those of a document. What the giver says counts first, then what the guild is configured with
 * or has, then what is called the same: only where one single thing there and one single thing here are.
 */
final class IdMatching {
    private final ImportDocument command;
    private final Map<String, Reference> described = new LinkedHashMap<>();
    private final Set<String> held;
    private final Map<String, CarriedId> carried = new LinkedHashMap<>();

    private IdMatching(GuildState state, ImportDocument command) {
        this.command = command;
        this.held = held(state);
        command.document().references().forEach(each -> described.putIfAbsent(each.id(), each));
    }

    /**
     * @param named by valid values of the document
     * @throws dev.guildhall.command.dispatch.Rejected when the command does not know yet what there is in the guild
     */
    static IdMatching of(GuildState state, ImportDocument command, List<ConfigReference> named) {
        IdMatching matching = new IdMatching(state, command);
        List<ConfigReference> open = named.stream()
                .filter(reference -> !matching.isDecided(reference))
                .toList();
        if (!open.isEmpty() && command.known() == null) {
            throw state.rejected(new UnknownIds(open));
        }
        named.forEach(reference ->
                matching.carried.computeIfAbsent(reference.id(), id -> matching.match(id, reference.target())));
        return matching;
    }

    List<CarriedId> all() {
        return List.copyOf(carried.values());
    }

    /** What became of an id that the document names. */
    CarriedId of(String id) {
        return Optional.ofNullable(carried.get(id)).orElseThrow();
    }

    private boolean isDecided(ConfigReference reference) {
        return command.mapping().speaksOf(reference.id(), reference.target() == Target.ROLE)
                || held.contains(reference.id());
    }

    private CarriedId match(String id, Target target) {
        boolean role = target == Target.ROLE;
        if (command.mapping().speaksOf(id, role)) {
            Optional<String> to = command.mapping().of(id, role);
            return told(id, to.isPresent() ? How.MAPPED : How.DROPPED, to.orElse(null));
        }
        DiscordIds known = command.known();
        if (held.contains(id) || known == null || known.has(id)) {
            return told(id, How.SAME, id);
        }
        Reference reference = described.get(id);
        String name = reference == null ? null : reference.name();
        String kind = reference == null ? null : reference.kind();
        if (name == null || kind == null) {
            return told(id, How.MISSING, null);
        }
        List<String> candidates = candidates(known, kind, name);
        boolean clear = candidates.size() == 1 && isOnlyOne(kind, name);
        return clear
                ? told(id, How.NAME, candidates.getFirst())
                : told(id, candidates.isEmpty() ? How.MISSING : How.AMBIGUOUS, null);
    }

    private static List<String> candidates(DiscordIds known, String kind, String name) {
        if (kind.equals(Reference.ROLE)) {
            return known.called(null, name);
        }
        return Arrays.stream(ChannelKind.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(kind))
                .findFirst()
                .map(one -> known.called(one, name))
                .orElse(List.of());
    }

    private boolean isOnlyOne(String kind, String name) {
        return described.values().stream()
                        .filter(each -> kind.equals(each.kind()) && name.equals(each.name()))
                        .count()
                == 1;
    }

    private CarriedId told(String id, How how, @Nullable String to) {
        Reference reference = described.get(id);
        DiscordIds known = command.known();
        return new CarriedId(
                id,
                reference == null ? null : reference.kind(),
                reference == null ? null : reference.name(),
                how,
                to,
                known == null || to == null ? null : known.names().get(to));
    }

    /** Whatever the guild is configured with, though Discord may not have it any more. */
    private static Set<String> held(GuildState state) {
        List<ConfigReference> held = new ArrayList<>(GuildSchemas.SETTINGS.references("", state.settings()));
        for (GuildModule module : GuildModule.values()) {
            held.addAll(
                    GuildSchemas.of(module).references("", state.module(module).chosen()));
        }
        Set<String> ids = new HashSet<>();
        held.forEach(reference -> ids.add(reference.id()));
        return ids;
    }
}
