package dev.guildhall.bot.sides;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody lacks to enter a giveaway.
 *
 * @param requirement {@code roles}, {@code accountAge} or {@code memberAge}; others may come
 * @param until from when it will be met, where waiting helps
 */
public record MissingRequirement(
        String requirement, List<String> roleIds, @Nullable Instant until) {
    public static final String ROLES = "roles";
    public static final String ACCOUNT_AGE = "accountAge";
    public static final String MEMBER_AGE = "memberAge";

    public MissingRequirement {
        roleIds = roleIds == null ? List.of() : List.copyOf(roleIds);
    }
}
