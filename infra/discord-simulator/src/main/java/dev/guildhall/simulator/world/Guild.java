package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.wire.Permission;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** One guild's state. Confined to the world's thread. */
public final class Guild {
    public static final int MAX_CHANNELS = 500;
    public static final int MAX_ROLES = 250;
    public static final int MAX_MEMBERS = 100_000;

    private static final List<String> ABSENT = List.of(
            "icon",
            "description",
            "home_header",
            "splash",
            "discovery_splash",
            "banner",
            "application_id",
            "afk_channel_id",
            "system_channel_id",
            "widget_channel_id",
            "max_presences",
            "vanity_url_code",
            "rules_channel_id",
            "safety_alerts_channel_id",
            "public_updates_channel_id",
            "incidents_data");

    private final String id;
    private final Map<String, Role> roles = new LinkedHashMap<>();
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<String, VoiceState> voice = new LinkedHashMap<>();
    private final Map<String, User> bans = new LinkedHashMap<>();
    private String name;
    private String ownerId;

    public Guild(String id, String name, String ownerId) {
        this.id = id;
        this.name = name;
        this.ownerId = ownerId;
        put(Role.of(id, "@everyone", 0, 0, Permission.EVERYONE_DEFAULT));
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String ownerId() {
        return ownerId;
    }

    public void rename(String changed) {
        name = changed;
    }

    public void transferTo(String newOwnerId) {
        ownerId = newOwnerId;
    }

    public Map<String, Role> roles() {
        return roles;
    }

    public Map<String, Channel> channels() {
        return channels;
    }

    public Map<String, Member> members() {
        return members;
    }

    /** Who is in a voice channel, by user id. */
    public Map<String, VoiceState> voice() {
        return voice;
    }

    /** Who may not come back, by user id. */
    public Map<String, User> bans() {
        return bans;
    }

    public void put(Role role) {
        roles.put(role.id(), role);
    }

    public void put(Channel channel) {
        channels.put(channel.id(), channel);
    }

    public void put(User user, Instant joinedAt, String... roleIds) {
        members.put(user.id(), new Member(user, Set.of(roleIds), joinedAt, null));
    }

    public Optional<Member> member(String userId) {
        return Optional.ofNullable(members.get(userId));
    }

    public Role everyone() {
        return Objects.requireNonNull(roles.get(id), "every guild has the role that everyone has");
    }

    /** The member's roles, everyone's included. */
    public List<Role> rolesOf(Member member) {
        return roles.values().stream()
                .filter(role -> role.id().equals(id) || member.roles().contains(role.id()))
                .toList();
    }

    /** The rank that decides which roles a member may give, take or edit. */
    public int topPosition(Member member) {
        return rolesOf(member).stream().mapToInt(Role::position).max().orElse(0);
    }

    /** Where members talk unless they say otherwise. */
    public Optional<Channel> firstTextChannel() {
        return channels.values().stream()
                .filter(channel -> channel.type() == Channel.TEXT)
                .findFirst();
    }

    /** Roles from the lowest rank to the highest. */
    public List<ObjectNode> rolesJson() {
        return roles.values().stream()
                .sorted(Comparator.comparingInt(Role::position))
                .map(Role::toJson)
                .toList();
    }

    public List<ObjectNode> channelsJson() {
        return channels.values().stream().map(Channel::toJson).toList();
    }

    public ObjectNode toJson() {
        ObjectNode json = Json.object().put("id", id).put("name", name).put("owner_id", ownerId);
        ABSENT.forEach(json::putNull);
        json.put("region", "deprecated").put("preferred_locale", "en-US");
        json.put("afk_timeout", 300).put("system_channel_flags", 0).put("verification_level", 0);
        json.put("default_message_notifications", 0).put("explicit_content_filter", 0);
        json.put("mfa_level", 0).put("nsfw_level", 0).put("premium_tier", 0).put("premium_subscription_count", 0);
        json.put("max_members", 500_000).put("max_video_channel_users", 25).put("max_stage_video_channel_users", 50);
        json.put("widget_enabled", false).put("nsfw", false).put("premium_progress_bar_enabled", false);
        json.putArray("features");
        json.putArray("emojis");
        json.putArray("stickers");
        json.set("roles", Json.nodes(rolesJson()));
        return json;
    }
}
