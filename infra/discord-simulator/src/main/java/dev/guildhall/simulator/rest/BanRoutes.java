package dev.guildhall.simulator.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.http.ApiError;
import dev.guildhall.simulator.http.Proof;
import dev.guildhall.simulator.http.Reply;
import dev.guildhall.simulator.http.Request;
import dev.guildhall.simulator.http.Routes;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.wire.Permission;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Member;
import dev.guildhall.simulator.world.Membership;
import dev.guildhall.simulator.world.Membership.Departure;
import dev.guildhall.simulator.world.User;
import java.util.Optional;

/** Who may not come back into a guild. */
public final class BanRoutes {
    private static final String ONE = "/guilds/{guild}/bans/{user}";
    private static final int UNKNOWN_BAN = 10_026;

    private final Authority authority;
    private final Membership membership;

    public BanRoutes(Authority authority, Membership membership) {
        this.authority = authority;
        this.membership = membership;
    }

    public void addTo(Routes routes) {
        routes.add("GET", ONE, Proof.BOT, this::read);
        routes.add("PUT", ONE, Proof.BOT, this::ban);
        routes.add("DELETE", ONE, Proof.BOT, this::lift);
    }

    private Reply read(Request request) {
        Guild guild = authority.guild(request, Permission.BAN_MEMBERS);
        ObjectNode json = Json.object().putNull("reason");
        json.set("user", banned(guild, request).toJson());
        return Reply.json(json);
    }

    /** Of members and of others; twice is as good as once. */
    private Reply ban(Request request) {
        Guild guild = authority.guild(request, Permission.BAN_MEMBERS);
        String userId = request.variable("user");
        User user = Optional.ofNullable(authority.world().users().get(userId)).orElseThrow(ApiError::unknownUser);
        Optional<Member> member = guild.member(userId);
        if (member.isPresent()) {
            authority.requireAbove(guild, member.get());
            membership.leave(
                    guild,
                    member.get(),
                    Departure.BANNED,
                    authority.world().bot().id());
        } else if (!guild.bans().containsKey(userId)) {
            membership.ban(guild, user);
        }
        return Reply.noContent();
    }

    private Reply lift(Request request) {
        Guild guild = authority.guild(request, Permission.BAN_MEMBERS);
        membership.unban(guild, banned(guild, request));
        return Reply.noContent();
    }

    private static User banned(Guild guild, Request request) {
        return Optional.ofNullable(guild.bans().get(request.variable("user")))
                .orElseThrow(() -> ApiError.of(404, UNKNOWN_BAN, "Unknown Ban"));
    }
}
