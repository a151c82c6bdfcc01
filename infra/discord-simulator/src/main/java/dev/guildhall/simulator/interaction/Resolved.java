package dev.guildhall.simulator.interaction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.http.Problem;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.wire.Permission;
import dev.guildhall.simulator.world.Access;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Member;
import dev.guildhall.simulator.world.Role;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Members, channels and roles that an interaction speaks of: found by id, mention or name, and described beside the ids. */
final class Resolved {
    private final ObjectNode json = Json.object();
    private final Guild guild;

    Resolved(Guild guild) {
        this.guild = guild;
    }

    ObjectNode json() {
        return json;
    }

    /** Finds the member and returns the user's id. */
    String user(String typed) {
        String sought = bare(typed, "<@!", "<@", "@");
        Member member = guild.member(sought)
                .or(() -> first(
                        guild.members().values().stream(),
                        each -> each.user().username().equalsIgnoreCase(sought)))
                .orElseThrow(() -> unknown("member", typed));
        String id = member.user().id();
        json.withObject("/users").set(id, member.user().toJson());
        ObjectNode described = member.toJsonWithoutUser();
        described.put("permissions", Long.toUnsignedString(Access.in(guild, member)));
        json.withObject("/members").set(id, described);
        return id;
    }

    /** Finds the role and returns its id. */
    String role(String typed) {
        String sought = bare(typed, "<@&", "@");
        Role role = Optional.ofNullable(guild.roles().get(sought))
                .or(() -> first(
                        guild.roles().values().stream(), each -> each.name().equalsIgnoreCase(sought)))
                .orElseThrow(() -> unknown("role", typed));
        json.withObject("/roles").set(role.id(), role.toJson());
        return role.id();
    }

    /** Finds the channel and returns its id. */
    String channel(String typed) {
        String sought = bare(typed, "<#", "#");
        Channel channel = Optional.ofNullable(guild.channels().get(sought))
                .or(() -> first(
                        guild.channels().values().stream(), each -> each.name().equalsIgnoreCase(sought)))
                .orElseThrow(() -> unknown("channel", typed));
        ObjectNode described = channel.toJson();
        described.put("permissions", Long.toUnsignedString(Permission.ALL));
        json.withObject("/channels").set(channel.id(), described);
        return channel.id();
    }

    int channelType(String channelId) {
        return Optional.ofNullable(guild.channels().get(channelId))
                .orElseThrow()
                .type();
    }

    /** A role if there is such a one, else a member. */
    String mentionable(String typed) {
        try {
            return role(typed);
        } catch (Problem noRole) {
            return user(typed);
        }
    }

    private static <T> Optional<T> first(Stream<T> all, Predicate<T> sought) {
        return all.filter(sought).findFirst();
    }

    private static Problem unknown(String kind, String typed) {
        return Problem.invalid("no such " + kind + " in this guild: " + typed);
    }

    private static String bare(String typed, String... marks) {
        String text = typed.endsWith(">") ? typed.substring(0, typed.length() - 1) : typed;
        for (String mark : marks) {
            if (text.startsWith(mark)) {
                return text.substring(mark.length());
            }
        }
        return text;
    }
}
