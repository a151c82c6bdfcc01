package dev.guildhall.command.leveling;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When writing counts in a guild, and how much, as its leveling module is configured.
 *
 * @param tells whether members are told of their levels
 */
record XpRules(
        int xpMin,
        int xpMax,
        long cooldownMillis,
        Set<String> ignoredChannelIds,
        Set<String> ignoredRoleIds,
        boolean tells,
        List<LevelRole> levelRoles) {
    /** @param configuration of the module, in effect */
    static XpRules of(Map<String, @Nullable Object> configuration) {
        return new XpRules(
                Math.toIntExact(number(configuration, "xpMin")),
                Math.toIntExact(number(configuration, "xpMax")),
                TimeUnit.SECONDS.toMillis(number(configuration, "cooldownSeconds")),
                ids(configuration, "ignoredChannelIds"),
                ids(configuration, "ignoredRoleIds"),
                configuration.get("levelUpText") instanceof String text && !text.isBlank(),
                levelRoles(configuration.get("levelRoles")));
    }

    /** Whether a message counts but for the cooldown. In a thread of an ignored channel none does. */
    boolean count(Collection<String> channelIds, Collection<String> roleIds) {
        return Collections.disjoint(ignoredChannelIds, channelIds) && Collections.disjoint(ignoredRoleIds, roleIds);
    }

    /** What a message is worth: any amount from the least to the most, each as likely as the others. */
    int draw(RandomGenerator random) {
        return random.nextInt(xpMin, xpMax + 1);
    }

    private static long number(Map<String, @Nullable Object> configuration, String field) {
        return configuration.get(field) instanceof Long number ? number : 0;
    }

    private static Set<String> ids(Map<String, @Nullable Object> configuration, String field) {
        return configuration.get(field) instanceof List<?> list
                ? Set.copyOf(list.stream().map(String::valueOf).toList())
                : Set.of();
    }

    private static List<LevelRole> levelRoles(@Nullable Object value) {
        List<LevelRole> roles = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object entry : list) {
                if (entry instanceof Map<?, ?> role && role.get("level") instanceof Long level) {
                    roles.add(new LevelRole(level.intValue(), String.valueOf(role.get("roleId"))));
                }
            }
        }
        return List.copyOf(roles);
    }
}
