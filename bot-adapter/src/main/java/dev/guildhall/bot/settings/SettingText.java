package dev.guildhall.bot.settings;

import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.events.config.ConfigField;
import dev.guildhall.events.config.Kind;
import dev.guildhall.events.config.Kind.Choice;
import dev.guildhall.events.config.Kind.Colour;
import dev.guildhall.events.config.Kind.Flag;
import dev.guildhall.events.config.Kind.Snowflake;
import dev.guildhall.events.config.Kind.Text;
import dev.guildhall.events.config.Kind.TimeZone;
import dev.guildhall.events.config.Kind.Whole;
import dev.guildhall.events.config.Violation;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values of settings as people type and read them. */
final class SettingText {
    /** A channel or a role picked from Discord's list. */
    private static final Pattern MENTION = Pattern.compile("<(?:#|@&)([0-9]{1,20})>");

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

    private SettingText() {}

    /** The JSON value that the text stands for. One that cannot be right stays text, so that the command side refuses it. */
    static Object parse(Kind kind, String text) {
        return switch (kind) {
            case Whole whole -> WHOLE.matcher(text).matches() ? Long.valueOf(text) : text;
            case Flag flag -> "true".equals(text) || "false".equals(text) ? Boolean.valueOf(text) : text;
            case Snowflake snowflake -> withoutMention(text);
            default -> text;
        };
    }

    static String shown(ConfigField field, @Nullable Object value, Wording wording) {
        if (value == null) {
            return wording.say("not-set");
        }
        if (field.kind() instanceof Snowflake snowflake) {
            return (snowflake.of() == Snowflake.Target.ROLE ? "<@&" : "<#") + value + ">";
        }
        return quoted(value.toString());
    }

    /** As code, so that nothing in it is taken for formatting. */
    static String quoted(String text) {
        return text.contains("`") ? "`` " + text + " ``" : "`" + text + "`";
    }

    /** What is wrong with the value, by the bounds of its kind. */
    static String explain(ConfigField field, List<Violation> violations, Wording wording) {
        String bound = bound(field.kind(), wording);
        return bound != null
                ? wording.say("invalid-setting", field.name(), bound)
                : wording.say(
                        "invalid-setting",
                        field.name(),
                        violations.stream().map(Violation::detail).collect(Collectors.joining("; ")));
    }

    private static @Nullable String bound(Kind kind, Wording wording) {
        return switch (kind) {
            case Text text ->
                wording.say(text.whiteSpaceAllowed() ? "bound.text" : "bound.word", text.min(), text.max());
            case Whole whole -> wording.say("bound.whole", whole.min(), whole.max());
            case Flag flag -> wording.say("bound.flag");
            case Choice choice -> wording.say("bound.choice", String.join(", ", choice.words()));
            case Colour colour -> wording.say("bound.colour");
            case TimeZone zone -> wording.say("bound.timezone");
            case Snowflake snowflake -> wording.say("bound.snowflake");
            default -> null;
        };
    }

    private static String withoutMention(String text) {
        Matcher mention = MENTION.matcher(text);
        return mention.matches() ? mention.group(1) : text;
    }
}
