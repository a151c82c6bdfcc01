package dev.guildhall.command.guild;

import dev.guildhall.command.portable.CarriedId;
import dev.guildhall.command.portable.DroppedId;
import dev.guildhall.events.config.ConfigField;
import dev.guildhall.events.config.Kind;
import dev.guildhall.events.config.Kind.Snowflake;
import dev.guildhall.events.config.Listing;
import dev.guildhall.events.config.Structure;
import dev.guildhall.events.config.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts a guild's own ids into one valid value of a document. For one value, on one thread. */
final class IdTranslation {
    private final IdMatching matching;
    private final List<String> left = new ArrayList<>();
    private final List<Violation> unmatched = new ArrayList<>();

    IdTranslation(IdMatching matching) {
        this.matching = matching;
    }

    /** {@code null} where nothing is left of it; entries of lists that cannot be without an id go with it. */
    @Nullable Object of(Kind kind, Object value, String pointer) {
        if (kind instanceof Snowflake) {
            return id(String.valueOf(value), pointer);
        }
        if (kind instanceof Listing listing && value instanceof List<?> list) {
            return list(listing, list, pointer);
        }
        return kind instanceof Structure structure && value instanceof Map<?, ?> map
                ? structure(structure, map, pointer)
                : value;
    }

    /** What was left out on purpose. */
    List<DroppedId> dropped(String path) {
        return left.stream().map(id -> new DroppedId(path, id)).toList();
    }

    /** What nothing stands for. */
    List<Violation> unmatched() {
        return unmatched;
    }

    private @Nullable Object id(String id, String pointer) {
        CarriedId carried = matching.of(id);
        switch (carried.how()) {
            case DROPPED -> left.add(id);
            case AMBIGUOUS -> unmatched.add(new Violation(pointer, "may be several of this guild: map it"));
            case MISSING -> unmatched.add(new Violation(pointer, "is nothing of this guild: map it, or leave it out"));
            case SAME, MAPPED, NAME -> {}
        }
        return carried.to();
    }

    private List<Object> list(Listing listing, List<?> list, String pointer) {
        List<Object> translated = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Object entry = list.get(i);
            Object own = entry == null ? null : of(listing.element(), entry, pointer + "/" + i);
            if (own != null) {
                translated.add(own);
            }
        }
        return translated;
    }

    private @Nullable Object structure(Structure structure, Map<?, ?> map, String pointer) {
        Map<String, @Nullable Object> translated = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String name = String.valueOf(entry.getKey());
            Object value = entry.getValue();
            Optional<Kind> kind = kind(structure, name);
            Object own = value == null || kind.isEmpty() ? value : of(kind.get(), value, pointer + "/" + name);
            if (own == null && value != null) {
                return null;
            }
            translated.put(name, own);
        }
        return translated;
    }

    private static Optional<Kind> kind(Structure structure, String name) {
        return structure.fields().stream()
                .filter(field -> field.name().equals(name))
                .map(ConfigField::kind)
                .findFirst();
    }
}
