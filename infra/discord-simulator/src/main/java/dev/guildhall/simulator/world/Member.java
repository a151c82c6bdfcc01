package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.wire.Json;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A user inside one guild; the roles exclude the one that everyone has. */
public record Member(
        User user,
        Set<String> roles,
        Instant joinedAt,
        @Nullable String nick,
        @Nullable Instant timedOutUntil) {

    public Member {
        roles = Set.copyOf(roles);
    }

    public Member(User user, Set<String> roles, Instant joinedAt, @Nullable String nick) {
        this(user, roles, joinedAt, nick, null);
    }

    public Member withRoles(Set<String> changed) {
        return new Member(user, changed, joinedAt, nick, timedOutUntil);
    }

    public Member withNick(@Nullable String changed) {
        return new Member(user, roles, joinedAt, changed, timedOutUntil);
    }

    public Member withUser(User changed) {
        return new Member(changed, roles, joinedAt, nick, timedOutUntil);
    }

    /** @param until {@code null} for not at all */
    public Member timedOut(@Nullable Instant until) {
        return new Member(user, roles, joinedAt, nick, until);
    }

    public boolean isTimedOutAt(Instant moment) {
        return timedOutUntil != null && timedOutUntil.isAfter(moment);
    }

    /** The member object, with its user. */
    public ObjectNode toJson() {
        ObjectNode json = toJsonWithoutUser();
        json.set("user", user.toJson());
        return json;
    }

    /** The member object as it is embedded beside a user object (messages, resolved data). */
    public ObjectNode toJsonWithoutUser() {
        ObjectNode json = Json.object()
                .put("nick", nick)
                .put("joined_at", joinedAt.toString())
                .put("deaf", false)
                .put("mute", false)
                .put("pending", false)
                .put("flags", 0);
        json.set("roles", Json.strings(roles.stream().sorted().toList()));
        json.putNull("avatar");
        json.putNull("banner");
        json.putNull("premium_since");
        json.put("communication_disabled_until", timedOutUntil == null ? null : timedOutUntil.toString());
        return json;
    }
}
