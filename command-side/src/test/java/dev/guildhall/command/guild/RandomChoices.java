package dev.guildhall.command.guild;

import dev.guildhall.events.config.ConfigField;
import dev.guildhall.events.config.ConfigSchema;
import dev.guildhall.events.config.Emoji;
import dev.guildhall.events.config.HostName;
import dev.guildhall.events.config.Kind;
import dev.guildhall.events.config.Listing;
import dev.guildhall.events.config.NamePattern;
import dev.guildhall.events.config.Structure;
import dev.guildhall.events.config.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Valid configurations, the same ones for the same seed; about a third of the fields is not chosen. */
final class RandomChoices {
    /** How many channels of each kind, and roles, there are. */
    static final int OF_EACH = 5;

    private final Random random;
    private final BiFunction<Integer, Integer, String> ids;

    /** @param ids of one of {@link #OF_EACH}: of texts (1), voices (2), categories (3) and roles (4) */
    RandomChoices(Random random, BiFunction<Integer, Integer, String> ids) {
        this.random = random;
        this.ids = ids;
    }

    boolean flag() {
        return random.nextBoolean();
    }

    /** What was chosen; draws anew until no rule between fields is broken. */
    Map<String, @Nullable Object> of(ConfigSchema schema) {
        Map<String, @Nullable Object> chosen;
        do {
            chosen = new LinkedHashMap<>();
            for (ConfigField field : schema.fields()) {
                if (random.nextInt(3) > 0) {
                    chosen.put(field.name(), value(field.kind(), random.nextInt(OF_EACH)));
                }
            }
        } while (!schema.check("", Map.of(), chosen).isEmpty());
        return chosen;
    }

    /** @param n different ones make different values, wherever a value is more than a word or two */
    private Object value(Kind kind, int n) {
        return switch (kind) {
            case Kind.Text text -> "text" + n;
            case Kind.Whole whole -> whole.min() + Math.min(n, whole.max() - whole.min());
            case Kind.Flag flag -> random.nextBoolean();
            case Kind.Choice choice ->
                choice.words().get(random.nextInt(choice.words().size()));
            case Kind.Colour colour -> "#00ff0" + n;
            case Kind.TimeZone zone -> "Europe/Paris";
            case Kind.Snowflake id -> ids.apply(number(id.of()), n);
            case Emoji emoji -> "\ud83c\udf89";
            case HostName host -> "host" + n + ".example";
            case NamePattern pattern -> "name-" + n;
            case Template template -> "Grüße \ud83c\udf89 " + n;
            case Listing listing ->
                IntStream.range(0, random.nextInt(Math.min(OF_EACH, listing.max()) + 1))
                        .mapToObj(i -> value(listing.element(), i))
                        .toList();
            case Structure structure -> structure(structure.fields(), n);
        };
    }

    private Map<String, Object> structure(List<ConfigField> fields, int n) {
        Map<String, Object> structure = new LinkedHashMap<>();
        fields.forEach(field -> structure.put(field.name(), value(field.kind(), n)));
        return structure;
    }

    private int number(Kind.Snowflake.Target target) {
        return switch (target) {
            case TEXT_CHANNEL -> 1;
            case VOICE_CHANNEL -> 2;
            case TEXT_OR_VOICE_CHANNEL -> 1 + random.nextInt(2);
            case CATEGORY -> 3;
            case ROLE -> 4;
        };
    }
}
