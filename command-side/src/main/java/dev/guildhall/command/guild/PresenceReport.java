package dev.guildhall.command.guild;

import dev.guildhall.command.dispatch.Fields;
import dev.guildhall.events.permission.GuildPermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the bot tells about a guild that it is in.
 *
 * @param permissions Discord's names of those that open a panel, by user id; who has none need not be named
 */
record PresenceReport(String name, String ownerId, Map<String, List<String>> permissions) {
    /** Discord allows 100. */
    static final int MAX_NAME_LENGTH = 100;

    /** Far more than any guild trusts with its administration. */
    static final int MAX_PEOPLE = 10_000;

    private static final Pattern SNOWFLAKE = Pattern.compile("[1-9][0-9]{16,19}");
    private static final Set<String> KNOWN =
            Set.copyOf(Arrays.stream(GuildPermission.values()).map(Enum::name).toList());

    /** @throws dev.guildhall.door.problem.ProblemException 400 with all faults */
    RegisterGuild toCommand(String guildId) {
        Fields fields = new Fields(Map.of(), Set.of());
        require(fields, SNOWFLAKE.matcher(guildId).matches(), "", "the guild's id must be a Discord id");
        require(fields, SNOWFLAKE.matcher(ownerId).matches(), "/ownerId", "must be a Discord id");
        require(
                fields,
                !name.isBlank() && name.codePointCount(0, name.length()) <= MAX_NAME_LENGTH,
                "/name",
                "must be 1 to %d characters long".formatted(MAX_NAME_LENGTH));
        require(
                fields,
                permissions.size() <= MAX_PEOPLE,
                "/permissions",
                "must have at most %d members".formatted(MAX_PEOPLE));
        permissions.forEach((user, words) -> require(
                fields,
                SNOWFLAKE.matcher(user).matches() && KNOWN.containsAll(words),
                "/permissions",
                "must map Discord ids to known permissions"));
        fields.check();
        return new RegisterGuild(guildId, name, ownerId, held());
    }

    private Map<String, Set<GuildPermission>> held() {
        Map<String, Set<GuildPermission>> held = new HashMap<>();
        permissions.forEach((user, words) -> {
            if (!words.isEmpty()) {
                held.put(
                        user,
                        EnumSet.copyOf(
                                words.stream().map(GuildPermission::valueOf).toList()));
            }
        });
        return held;
    }

    private static void require(Fields fields, boolean fulfilled, String pointer, String detail) {
        if (!fulfilled) {
            fields.fault(pointer, detail);
        }
    }
}
