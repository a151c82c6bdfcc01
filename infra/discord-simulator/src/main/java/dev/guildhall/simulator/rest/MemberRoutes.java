package dev.guildhall.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.http.ApiError;
import dev.guildhall.simulator.http.Proof;
import dev.guildhall.simulator.http.Reply;
import dev.guildhall.simulator.http.Request;
import dev.guildhall.simulator.http.Routes;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.wire.Permission;
import dev.guildhall.simulator.world.Access;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Member;
import dev.guildhall.simulator.world.Membership;
import dev.guildhall.simulator.world.Membership.Departure;
import dev.guildhall.simulator.world.Role;
import dev.guildhall.simulator.world.Voice;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Members of a guild and their roles. */
public final class MemberRoutes {
    private static final int MAX_PAGE = 1_000;
    private static final String TIMEOUT = "communication_disabled_until";

    /** As Discord has it; clocks may be apart by a little. */
    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(28).plusMinutes(1);

    private static final String ONE = "/guilds/{guild}/members/{user}";

    private final Authority authority;
    private final Membership membership;
    private final Voice voice;

    public MemberRoutes(Authority authority, Membership membership, Voice voice) {
        this.authority = authority;
        this.membership = membership;
        this.voice = voice;
    }

    public void addTo(Routes routes) {
        routes.add("GET", "/guilds/{guild}/members", Proof.BOT, this::list);
        routes.add("GET", "/guilds/{guild}/members/search", Proof.BOT, this::search);
        routes.add(
                "GET",
                ONE,
                Proof.BOT,
                request -> Reply.json(member(authority.guild(request), request).toJson()));
        routes.add("PATCH", ONE, Proof.BOT, this::modify);
        routes.add("DELETE", ONE, Proof.BOT, this::kick);
        routes.add("PUT", ONE + "/roles/{role}", Proof.BOT, request -> changeRole(request, Set::add));
        routes.add("DELETE", ONE + "/roles/{role}", Proof.BOT, request -> changeRole(request, Set::remove));
    }

    private static Member member(Guild guild, Request request) {
        return guild.member(request.variable("user")).orElseThrow(ApiError::unknownMember);
    }

    private Reply list(Request request) {
        Guild guild = authority.guild(request);
        int limit = request.parameter("limit", 1, 1, MAX_PAGE);
        String after = request.parameter("after");
        Comparator<Member> byId =
                Comparator.comparingLong(member -> Long.parseLong(member.user().id()));
        return page(guild.members().values().stream()
                .sorted(byId)
                .filter(member -> after == null || Long.parseLong(member.user().id()) > parse(after))
                .limit(limit));
    }

    private static long parse(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException malformed) {
            throw ApiError.invalidForm("after", "NUMBER_TYPE_COERCE", "Value is not snowflake.");
        }
    }

    private Reply search(Request request) {
        Guild guild = authority.guild(request);
        String wanted = request.parameter("query");
        String query = wanted == null ? "" : wanted.toLowerCase(Locale.ROOT);
        return page(guild.members().values().stream()
                .filter(member ->
                        member.user().username().toLowerCase(Locale.ROOT).startsWith(query))
                .limit(request.parameter("limit", 1, 1, MAX_PAGE)));
    }

    private static Reply page(Stream<Member> members) {
        return Reply.json(Json.nodes(members.map(Member::toJson).toList()));
    }

    private Reply modify(Request request) {
        ObjectNode form = request.jsonObject();
        Member member = member(authority.guild(request), request);
        if (form.has("channel_id")) {
            move(authority.guild(request, Permission.MOVE_MEMBERS), member, form.path("channel_id"));
        }
        if (form.has("roles")) {
            member = changeRoles(authority.guild(request, Permission.MANAGE_ROLES), member, form.path("roles"));
        }
        if (form.has(TIMEOUT)) {
            member = timeOut(authority.guild(request, Permission.MODERATE_MEMBERS), member, form.path(TIMEOUT));
        }
        return Reply.json(member.toJson());
    }

    /** Not those who could let themselves out again. */
    private Member timeOut(Guild guild, Member member, JsonNode until) {
        authority.requireAbove(guild, member);
        if (until.isNull()) {
            return membership.timeOut(guild, member, null);
        }
        if (Permission.has(Access.in(guild, member), Permission.ADMINISTRATOR)) {
            throw ApiError.missingPermissions();
        }
        Instant end = instant(until.asText());
        if (end.isAfter(authority.world().now().plus(LONGEST_TIMEOUT))) {
            throw ApiError.invalidForm(TIMEOUT, "COMMUNICATION_DISABLED_TIMESTAMP_MAX", "Timeout is too long.");
        }
        return membership.timeOut(guild, member, end);
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException malformed) {
            throw ApiError.invalidForm(TIMEOUT, "DATE_TIME_TYPE_PARSE", "Could not parse " + text);
        }
    }

    /** Into another voice channel, or out of the one they are in: nobody is brought into one who is in none. */
    private void move(Guild guild, Member member, JsonNode channelId) {
        if (Voice.of(guild, member).isEmpty()) {
            throw ApiError.of(400, 40_032, "Target user is not connected to voice.");
        }
        if (channelId.isNull()) {
            voice.disconnect(guild, member);
            return;
        }
        Channel channel = guild.channels().get(channelId.asText());
        if (channel == null) {
            throw ApiError.unknownChannel();
        }
        if (!channel.isVoice()) {
            throw ApiError.of(400, 50_024, "Cannot execute action on this channel type");
        }
        voice.connect(guild, member, channel);
    }

    private Member changeRoles(Guild guild, Member member, JsonNode roles) {
        Set<String> wanted = new LinkedHashSet<>();
        roles.forEach(role -> wanted.add(role.asText()));
        Set<String> touched = new LinkedHashSet<>(wanted);
        touched.addAll(member.roles());
        touched.removeIf(role -> wanted.contains(role) && member.roles().contains(role));
        for (String id : touched) {
            Role role = guild.roles().get(id);
            if (role == null) {
                throw ApiError.unknownRole();
            }
            authority.requireAbove(guild, role);
        }
        return membership.changeRoles(guild, member, wanted);
    }

    private Reply kick(Request request) {
        Guild guild = authority.guild(request, Permission.KICK_MEMBERS);
        Member member = member(guild, request);
        authority.requireAbove(guild, member);
        membership.leave(
                guild, member, Departure.KICKED, authority.world().bot().id());
        return Reply.noContent();
    }

    private Reply changeRole(Request request, BiConsumer<Set<String>, String> change) {
        Guild guild = authority.guild(request, Permission.MANAGE_ROLES);
        Member member = member(guild, request);
        Role role = RoleRoutes.role(guild, request);
        authority.requireAbove(guild, role);
        Set<String> roles = new LinkedHashSet<>(member.roles());
        change.accept(roles, role.id());
        if (!roles.equals(member.roles())) {
            membership.changeRoles(guild, member, roles);
        }
        return Reply.noContent();
    }
}
