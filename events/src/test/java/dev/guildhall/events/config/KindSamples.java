package dev.guildhall.events.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values at the edges of what a kind accepts, on both sides of them. */
final class KindSamples {
    private static final long FIRST_ID = 1_180_000_000_000_000_301L;
    private static final List<Object> EVERY_TYPE =
            List.of("\u0001", 1.5, true, List.of(), Map.of(), Long.MAX_VALUE, Long.MIN_VALUE);

    private KindSamples() {}

    static Map<String, @Nullable Object> ofEveryField(ConfigSchema schema) {
        return ofEveryField(schema.fields(), 0);
    }

    private static Map<String, @Nullable Object> ofEveryField(List<ConfigField> fields, int seed) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        fields.forEach(f -> values.put(f.name(), accepted(f.kind(), seed)));
        return values;
    }

    /** An accepted value; another one for another seed, where the kind has that many. */
    static Object accepted(Kind kind, int seed) {
        return switch (kind) {
            case Kind.Text text -> padded(text.max(), seed);
            case Kind.Whole whole -> Math.min(whole.min() + seed, whole.max());
            case Kind.Flag flag -> seed % 2 == 0;
            case Kind.Choice choice -> choice.words().get(seed % choice.words().size());
            case Kind.Colour colour -> "#%06x".formatted(seed);
            case Kind.TimeZone zone -> "Europe/Paris";
            case Kind.Snowflake snowflake -> Long.toString(FIRST_ID + seed);
            case Emoji emoji -> "🎉";
            case HostName host -> "host" + seed + ".example.com";
            case NamePattern pattern -> "{" + pattern.placeholders().getFirst() + "}";
            case Template text -> padded(text.max(), seed);
            case Listing list -> List.of(accepted(list.element(), seed));
            case Structure structure -> ofEveryField(structure.fields(), seed);
        };
    }

    /** The smallest, the largest and everything of interest between them. */
    static List<Object> allAccepted(Kind kind) {
        return switch (kind) {
            case Kind.Text text -> List.of("x".repeat(text.min()), "x".repeat(text.max()), "🎉".repeat(text.max()));
            case Kind.Whole whole -> List.of(whole.min(), whole.max());
            case Kind.Flag flag -> List.of(true, false);
            case Kind.Choice choice -> List.copyOf(choice.words());
            case Kind.Colour colour -> List.of("#000000", "#ffffff", "#FFFFFF");
            case Kind.TimeZone zone -> List.of("UTC", "America/Argentina/ComodRivadavia");
            case Kind.Snowflake snowflake -> List.of("1" + "0".repeat(16), "9".repeat(20));
            case Emoji emoji ->
                List.of(
                        "🎉",
                        "❤️",
                        "👩🏽‍🚀",
                        "🇫🇷",
                        "1️⃣",
                        "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
                        "<:ab:1180000000000000901>",
                        "<a:" + "n".repeat(32) + ":1180000000000000901>");
            case HostName host -> List.of("a.bc", "xn--bcher-kva.example", longestHost());
            case NamePattern pattern ->
                Stream.concat(
                                Stream.of("x", "x".repeat(pattern.max())),
                                pattern.placeholders().stream().map(name -> "a {" + name + "}{" + name + "}"))
                        .<Object>map(text -> text)
                        .toList();
            case Template text -> allAccepted(text);
            case Listing list -> List.of(List.of(), list(list, list.max()));
            case Structure structure -> List.of(ofEveryField(structure.fields(), 0));
        };
    }

    /** What is just outside, of another type, or nothing. */
    static List<@Nullable Object> refused(Kind kind) {
        List<@Nullable Object> refused = new ArrayList<>(EVERY_TYPE);
        refused.removeIf(value -> value != null && sameType(kind, value));
        refused.addAll(beyond(kind));
        return refused;
    }

    private static boolean sameType(Kind kind, Object value) {
        return switch (kind) {
            case Kind.Text text -> value instanceof String;
            case Template text -> value instanceof String;
            case Kind.Flag flag -> value instanceof Boolean;
            case Listing list -> value instanceof List;
            default -> false;
        };
    }

    private static List<Object> beyond(Kind kind) {
        return switch (kind) {
            case Kind.Text text -> beyond(text.min(), text.max());
            case Kind.Whole whole -> List.of(whole.min() - 1, whole.max() + 1, Long.toString(whole.min()));
            case Kind.Flag flag -> List.of("true", 1L);
            case Kind.Choice choice ->
                List.of(
                        choice.words().getFirst() + " ",
                        choice.words().getFirst().repeat(2),
                        "");
            case Kind.Colour colour -> List.of("#fffff", "#fffffff", "ffffff", "#gggggg", "white", 0xffffffL);
            case Kind.TimeZone zone -> List.of("utc", "+01:00", "Europe/Atlantis");
            case Kind.Snowflake snowflake ->
                List.of("1".repeat(16), "1".repeat(21), "0" + "1".repeat(17), FIRST_ID, "<@&1>");
            case Emoji emoji ->
                List.of(
                        "",
                        "x",
                        "1",
                        "🎉🎉",
                        "🎉 ",
                        ":tada:",
                        "<:a:1180000000000000901>",
                        "<:party:1>",
                        "<b:party:1180000000000000901>");
            case HostName host ->
                List.of(
                        "",
                        "localhost",
                        "127.0.0.1",
                        "https://example.com",
                        "example.com/",
                        "example.com:80",
                        "-a.com",
                        "a..com",
                        "*.example.com",
                        "bücher.example",
                        "a." + "b".repeat(64),
                        "x" + longestHost());
            case NamePattern pattern ->
                List.of(
                        "",
                        " ",
                        "x".repeat(pattern.max() + 1),
                        "{unknown}",
                        "{",
                        "}",
                        "{}",
                        "{{" + pattern.placeholders().getFirst() + "}",
                        "a\nb");
            case Template text ->
                Stream.concat(
                                beyond(text.min(), text.max()).stream(),
                                Stream.of(
                                        "{nonsense}", "{" + text.placeholders().getFirst() + "s}"))
                        .toList();
            case Listing list -> beyond(list);
            case Structure structure -> List.of(Map.of(), with(structure, "nonsense", 1L), without(structure));
        };
    }

    private static List<Object> allAccepted(Template text) {
        List<Object> accepted = new ArrayList<>(allAccepted(new Kind.Text(text.min(), text.max(), true)));
        accepted.addAll(List.of("{}", "{ user }", "{\"a\": {\"b\": 1}}", "x{2,3}", "{{"));
        text.placeholders().forEach(name -> accepted.add("a {" + name + "}{" + name + "}"));
        return accepted;
    }

    private static List<Object> beyond(int min, int max) {
        List<Object> beyond = new ArrayList<>(List.of("x".repeat(max + 1), "a\0b", "a\ud83c"));
        if (min > 0) {
            beyond.add("x".repeat(min - 1));
            beyond.add(" ");
        }
        return beyond;
    }

    private static List<Object> beyond(Listing list) {
        List<Object> beyond = new ArrayList<>(List.of(list(list, list.max() + 1)));
        beyond.add(List.of(accepted(list.element(), 0), accepted(list.element(), 0)));
        refused(list.element()).forEach(element -> beyond.add(Collections.singletonList(element)));
        return beyond;
    }

    private static List<Object> list(Listing list, int size) {
        return IntStream.range(0, size)
                .mapToObj(seed -> accepted(list.element(), seed))
                .toList();
    }

    private static Map<String, @Nullable Object> with(Structure structure, String name, Object value) {
        Map<String, @Nullable Object> values = ofEveryField(structure.fields(), 0);
        values.put(name, value);
        return values;
    }

    private static Map<String, @Nullable Object> without(Structure structure) {
        Map<String, @Nullable Object> values = ofEveryField(structure.fields(), 0);
        values.remove(structure.fields().getFirst().name());
        return values;
    }

    private static String padded(int max, int seed) {
        String number = Integer.toString(seed);
        return number.length() > max ? "x" : number;
    }

    private static String longestHost() {
        return ("a".repeat(49) + ".").repeat(5) + "com";
    }
}
