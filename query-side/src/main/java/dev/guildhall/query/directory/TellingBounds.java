package dev.guildhall.query.directory;

import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.events.config.Violation;
import dev.guildhall.events.wire.GuildDirectory;
import dev.guildhall.events.wire.GuildDirectory.GuildChannel;
import dev.guildhall.events.wire.GuildDirectory.GuildRole;
import dev.guildhall.events.wire.GuildMembers;
import dev.guildhall.events.wire.GuildMembers.Names;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a telling may hold. All methods throw {@link ProblemException}, 400, where it holds anything else. */
final class TellingBounds {
    /** Twice what Discord allows. */
    static final int MAX_CHANNELS = 1_000;

    /** Twice what Discord allows. */
    static final int MAX_ROLES = 500;

    /** Longest name of a channel or role, in characters: a hundred that take two each. */
    static final int MAX_NAME_LENGTH = 200;

    /** Guilds in one question. */
    static final int MAX_GUILDS = 1_000;

    private static final Pattern SNOWFLAKE = Pattern.compile("[1-9][0-9]{16,19}");

    private TellingBounds() {}

    static void check(GuildDirectory directory) {
        List<GuildChannel> channels = directory.channels();
        require(
                channels.size() <= MAX_CHANNELS
                        && areIds(channels.stream().map(GuildChannel::id), channels.size())
                        && channels.stream().allMatch(channel -> isName(channel.name(), MAX_NAME_LENGTH)),
                "/channels");
        List<GuildRole> roles = directory.roles();
        require(
                roles.size() <= MAX_ROLES
                        && areIds(roles.stream().map(GuildRole::id), roles.size())
                        && roles.stream().allMatch(role -> isName(role.name(), MAX_NAME_LENGTH)),
                "/roles");
    }

    static void check(GuildMembers.Range range) {
        checkMembers(range.members());
        String upTo = range.upTo();
        require(
                range.members().stream()
                        .allMatch(member -> member.id().compareTo(range.after()) > 0
                                && (upTo == null || member.id().compareTo(upTo) <= 0)),
                "/members");
    }

    static void check(GuildMembers.Changes changes) {
        checkMembers(changes.members());
        require(
                changes.left().size() <= GuildMembers.MAX_TOLD
                        && areIds(changes.left().stream(), changes.left().size()),
                "/left");
        require(
                changes.joined().size() <= GuildMembers.MAX_TOLD
                        && areIds(changes.joined().stream(), changes.joined().size()),
                "/joined");
    }

    static void check(List<String> guildIds) {
        require(guildIds.size() <= MAX_GUILDS && areIds(guildIds.stream(), guildIds.size()), "");
    }

    private static void checkMembers(List<Names> members) {
        require(
                members.size() <= GuildMembers.MAX_TOLD
                        && areIds(members.stream().map(Names::id), members.size())
                        && members.stream().allMatch(TellingBounds::areNames),
                "/members");
    }

    private static boolean areNames(Names member) {
        return isName(member.name(), GuildMembers.MAX_NAME_LENGTH)
                && isNameOrNull(member.displayName())
                && isNameOrNull(member.nick());
    }

    private static boolean isNameOrNull(@Nullable String name) {
        return name == null || isName(name, GuildMembers.MAX_NAME_LENGTH);
    }

    private static boolean isName(String name, int maxLength) {
        return name.length() <= maxLength && name.indexOf('\0') < 0;
    }

    /** Each one once. */
    private static boolean areIds(Stream<String> ids, int count) {
        Set<String> different = new HashSet<>();
        ids.filter(id -> SNOWFLAKE.matcher(id).matches()).forEach(different::add);
        return different.size() == count;
    }

    private static void require(boolean fulfilled, String pointer) {
        if (!fulfilled) {
            throw new ProblemException(Problem.invalid(List.of(new Violation(pointer, "is out of bounds"))));
        }
    }
}
