package dev.guildhall.query.configuration;

import dev.guildhall.door.access.AccessGrants;
import dev.guildhall.door.access.AccessLevel;
import dev.guildhall.door.access.GuildAuthority;
import dev.guildhall.events.Change;
import dev.guildhall.events.permission.GuildPermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who has a say in a guild, as words by id: under a user's id what the user holds ({@code ADMINISTRATOR}, {@code role:304}),
 * under the guild's own id what its owner granted ({@code manageGuild=read}, {@code roles.304=write}). All users of whom
 * anything is known are keys, so that their guilds can be looked up. Words that this program does not know are left out.
 */
final class AuthorityWords {
    private static final String ROLE = "role:";
    private static final char IS = '=';

    private AuthorityWords() {}

    static SortedMap<String, List<String>> of(GuildAuthority authority, String guildId) {
        SortedMap<String, List<String>> words = new TreeMap<>();
        authority.permissions().forEach((user, held) -> {
            List<String> own = own(words, user);
            held.stream().sorted().map(Enum::name).forEach(own::add);
        });
        new TreeMap<>(authority.holders())
                .forEach((role, users) -> users.forEach(user -> own(words, user).add(ROLE + role)));
        for (Change grant : AccessGrants.NONE.changesTo(authority.grants())) {
            own(words, guildId).add(grant.path() + IS + grant.after());
        }
        return words;
    }

    private static List<String> own(Map<String, List<String>> words, String id) {
        return words.computeIfAbsent(id, unknown -> new ArrayList<>());
    }

    static GuildAuthority read(boolean present, String ownerId, String guildId, Map<String, List<String>> words) {
        Map<String, Set<GuildPermission>> permissions = new HashMap<>();
        Map<String, Set<String>> holders = new HashMap<>();
        words.forEach((id, own) -> {
            if (!id.equals(guildId)) {
                Set<GuildPermission> held = permissions(own);
                if (!held.isEmpty()) {
                    permissions.put(id, held);
                }
                own.stream()
                        .filter(word -> word.startsWith(ROLE))
                        .forEach(word -> holders.computeIfAbsent(word.substring(ROLE.length()), r -> new HashSet<>())
                                .add(id));
            }
        });
        AccessGrants grants = grants(words.getOrDefault(guildId, List.of()));
        return new GuildAuthority(present, ownerId, permissions, grants, copied(holders));
    }

    private static Set<GuildPermission> permissions(List<String> words) {
        Set<GuildPermission> held = EnumSet.noneOf(GuildPermission.class);
        Arrays.stream(GuildPermission.values())
                .filter(permission -> words.contains(permission.name()))
                .forEach(held::add);
        return Set.copyOf(held);
    }

    private static AccessGrants grants(List<String> words) {
        return AccessGrants.NONE.after(words.stream()
                .filter(word -> word.indexOf(IS) > 0)
                .map(word -> {
                    int end = word.indexOf(IS);
                    return new Change(word.substring(0, end), AccessLevel.NONE.word(), word.substring(end + 1));
                })
                .toList());
    }

    private static Map<String, Set<String>> copied(Map<String, Set<String>> sets) {
        Map<String, Set<String>> copies = new HashMap<>();
        sets.forEach((key, set) -> copies.put(key, Set.copyOf(set)));
        return copies;
    }
}
