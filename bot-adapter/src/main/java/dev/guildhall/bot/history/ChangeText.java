package dev.guildhall.bot.history;

import dev.guildhall.bot.interaction.PlainText;
import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.bot.sides.HistoryEntry;
import dev.guildhall.bot.sides.HistoryEntry.Who;
import dev.guildhall.events.Change;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.config.Kind.Snowflake;
import dev.guildhall.events.config.Kind.Snowflake.Target;
import java.util.ArrayList;
import java.util.List;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.entities.MessageEmbed;
import org.jspecify.annotations.Nullable;

/** Changes in words. What anybody wrote is shown letter for letter, and in an embed nobody is pinged. */
final class ChangeText {
    private static final int MAX_NAME = 40;
    private static final int MAX_VALUE = 60;
    private static final int MAX_REASON = 120;

    /** Of one entry, or of a preview. */
    private static final int MAX_CHANGES = 5;

    private static final int MAX_PREVIEWED = 20;
    private static final String DETAIL = ":";

    /** After the door, where a document was taken up. */
    private static final String IMPORT = ":import:";

    private ChangeText() {}

    /** Who, when, from where and why, and a line for each field. */
    static String entry(HistoryEntry entry, Wording wording) {
        List<String> lines = new ArrayList<>();
        lines.add(wording.say("history-entry", time(entry), who(entry, wording), where(entry, wording)));
        if (entry.reason() != null) {
            lines.add(wording.say("history-reason", PlainText.line(entry.reason(), MAX_REASON)));
        }
        lines.addAll(changes(entry.changes(), MAX_CHANGES, wording));
        return String.join("\n", lines);
    }

    /** As Discord shows it to each reader by their own clock. */
    static String time(HistoryEntry entry) {
        return "<t:" + entry.time().getEpochSecond() + ":R>";
    }

    static String who(HistoryEntry entry, Wording wording) {
        Who actor = entry.actor();
        if (actor == null) {
            return wording.say("history-nobody");
        }
        return PlainText.line(actor.name() == null ? actor.id() : actor.name(), MAX_NAME);
    }

    private static String where(HistoryEntry entry, Wording wording) {
        String origin = entry.origin() == null ? "" : entry.origin();
        String door = origin.contains(DETAIL) ? origin.substring(0, origin.indexOf(DETAIL)) : origin;
        String where = switch (door) {
            case "panel", "discord", "system", "operator" -> wording.say("history-from." + door);
            default -> wording.say("history-from.elsewhere");
        };
        return origin.startsWith(door + IMPORT) ? wording.say("history-imported", where) : where;
    }

    /** What going back does. */
    static MessageEmbed embed(String title, List<Change> changes, Wording wording) {
        return page(title, String.join("\n", changes(changes, MAX_PREVIEWED, wording)))
                .build();
    }

    /** Never too long for Discord. */
    static EmbedBuilder page(String title, String text) {
        return new EmbedBuilder()
                .setTitle(title)
                .setDescription(PlainText.fitting(text, MessageEmbed.DESCRIPTION_MAX_LENGTH));
    }

    private static List<String> changes(List<Change> changes, int most, Wording wording) {
        List<String> lines = new ArrayList<>();
        changes.stream().limit(most).forEach(change -> lines.add(line(change, wording)));
        if (changes.size() > most) {
            lines.add(wording.say("history-more", Integer.toString(changes.size() - most)));
        }
        return lines;
    }

    private static String line(Change change, Wording wording) {
        return wording.say(
                "history-change",
                name(change.path()),
                value(change.path(), change.before(), wording),
                value(change.path(), change.after(), wording));
    }

    /** {@code settings.prefix}, {@code welcome.channelId}, {@code welcome.enabled}. */
    static String name(String path) {
        String name = path.startsWith("/") ? path.substring(1) : path;
        return name.replaceFirst("^modules/", "").replaceFirst("/config/", "/").replace('/', '.');
    }

    private static String value(String path, @Nullable Object value, Wording wording) {
        if (value == null) {
            return wording.say("history-default");
        }
        if (value instanceof Boolean flag) {
            return wording.say(flag ? "on" : "off");
        }
        boolean id = About.fieldAt(path)
                .filter(field -> field.kind() instanceof Snowflake)
                .isPresent();
        return id ? mention(path, value) : quoted(plain(value));
    }

    private static String mention(String path, Object value) {
        boolean role = About.fieldAt(path)
                .filter(field -> field.kind() instanceof Snowflake snowflake && snowflake.of() == Target.ROLE)
                .isPresent();
        return (role ? "<@&" : "<#") + PlainText.label(String.valueOf(value), MAX_VALUE) + ">";
    }

    private static String plain(Object value) {
        return value instanceof String text ? text : EventJson.writeString(value);
    }

    /** As code, unless it could end the code. */
    private static String quoted(String text) {
        String shown = PlainText.label(text, MAX_VALUE);
        return shown.isEmpty() || shown.contains("`") ? PlainText.line(text, MAX_VALUE) : "`" + shown + "`";
    }

    /** As it is offered while somebody types, where nothing is formatted. */
    static String label(HistoryEntry entry) {
        Change first = entry.changes().getFirst();
        String more = entry.changes().size() > 1 ? " +" + (entry.changes().size() - 1) : "";
        Who actor = entry.actor();
        String by = actor == null ? "" : " · " + (actor.name() == null ? actor.id() : actor.name());
        return "%s: %s → %s%s%s".formatted(name(first.path()), brief(first.before()), brief(first.after()), more, by);
    }

    private static String brief(@Nullable Object value) {
        return value == null ? "–" : PlainText.label(plain(value), MAX_VALUE / 2);
    }
}
