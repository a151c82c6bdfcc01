package dev.guildhall.query.invalidation;

import dev.guildhall.events.wire.ConfigPart;
import dev.guildhall.query.configuration.GuildView;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is still to be told about one guild. Immutable. Two of them fold into one, so however much happens
 * while Redis is slow, a guild waits only once, with its latest state.
 *
 * @param view the guild's latest view, from which the values come
 * @param parts what changed, by part
 * @param reload set when holders must forget all they know about the guild
 * @param revocations by user id, for those who lost all access and have not got it back
 */
record Invalidation(
        GuildView view,
        Map<ConfigPart, PartChange> parts,
        @Nullable Moment reload,
        Map<String, Revocation> revocations) {

    /** @param reason a stable word */
    record Revocation(Moment moment, String reason) {}

    Invalidation {
        parts = Map.copyOf(parts);
        revocations = Map.copyOf(revocations);
    }

    /** Nobody has to be told anything. */
    boolean isSilent() {
        return parts.isEmpty() && reload == null && revocations.isEmpty();
    }

    /** Both in one. */
    Invalidation followedBy(Invalidation newer) {
        GuildView latest = newer.view.position() >= view.position() ? newer.view : view;
        Map<ConfigPart, PartChange> allParts = new EnumMap<>(ConfigPart.class);
        allParts.putAll(parts);
        newer.parts.forEach((part, change) -> allParts.merge(part, change, PartChange::followedBy));
        Map<String, Revocation> lost = new HashMap<>(revocations);
        lost.putAll(newer.revocations);
        lost.keySet().removeIf(user -> latest.authority().levelOf(user).mayRead());
        return new Invalidation(latest, allParts, later(reload, newer.reload), lost);
    }

    private static @Nullable Moment later(@Nullable Moment one, @Nullable Moment other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Moment.later(one, other);
    }
}
