package dev.guildhall.command.permission;

import dev.guildhall.command.dispatch.Fields;
import dev.guildhall.events.permission.GuildPermission;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the bot's reports have in common: ids and permissions as Discord writes them. */
final class Facts {
    private static final Pattern SNOWFLAKE = Pattern.compile("[1-9][0-9]{16,19}");
    private static final Set<String> PERMISSIONS =
            Arrays.stream(GuildPermission.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    private Facts() {}

    static boolean isSnowflake(String text) {
        return SNOWFLAKE.matcher(text).matches();
    }

    static boolean areSnowflakes(Collection<String> texts) {
        return texts.stream().allMatch(Facts::isSnowflake);
    }

    static boolean arePermissions(Collection<String> words) {
        return PERMISSIONS.containsAll(words);
    }

    /** The permissions of those words, which all are some. */
    static Set<GuildPermission> permissions(List<String> words) {
        return words.stream().map(GuildPermission::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    /** For faults of a report, which has no members but those of its record. */
    static Fields faults() {
        return new Fields(Map.of(), Set.of());
    }
}
