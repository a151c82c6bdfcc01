package dev.guildhall.command.giveaway;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a member lacks in order to enter.
 *
 * @param requirement {@code roles}, {@code accountAge} or {@code memberAge}
 * @param roleIds those that are lacking
 * @param until when the member will be old enough
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MissingRequirement(
        String requirement,
        @Nullable List<String> roleIds,
        @Nullable Instant until) {
    static MissingRequirement roles(List<String> roleIds) {
        return new MissingRequirement("roles", roleIds, null);
    }

    static MissingRequirement accountAge(Instant until) {
        return new MissingRequirement("accountAge", null, until);
    }

    static MissingRequirement memberAge(Instant until) {
        return new MissingRequirement("memberAge", null, until);
    }
}
