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
        @Nullable String nick) {

    public Member {
        roles = Set.copyOf(roles);
    }

    public Member withRoles(Set<String> changed) {
        return new Member(user, changed, joinedAt, nick);
    }

    public Member withNick(@Nullable String changed) {
        return new Member(user, roles, joinedAt, changed);
    }

    public Member withUser(User changed) {
        return new Member(changed, roles, joinedAt, nick);
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
        json.putNull("communication_disabled_until");
        return json;
    }
}
