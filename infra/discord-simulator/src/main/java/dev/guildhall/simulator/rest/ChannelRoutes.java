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
import dev.guildhall.simulator.wire.Snowflakes;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Channels;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Overwrite;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Channels: made, changed, opened to some and closed to others, deleted. */
public final class ChannelRoutes {
    static final int MAX_NAME = 100;
    static final int MAX_TOPIC = 1_024;

    /** Of a guild that nobody boosts. */
    static final int MAX_BITRATE = 96_000;

    static final int MIN_BITRATE = 8_000;
    static final int MAX_USER_LIMIT = 99;

    /** Channels of one category. */
    static final int MAX_IN_CATEGORY = 50;

    private static final Set<Integer> TYPES = Set.of(Channel.TEXT, Channel.VOICE, Channel.CATEGORY);

    private final Authority authority;
    private final Channels channels;

    public ChannelRoutes(Authority authority, Channels channels) {
        this.authority = authority;
        this.channels = channels;
    }

    public void addTo(Routes routes) {
        routes.add("POST", "/guilds/{guild}/channels", Proof.BOT, this::create);
        routes.add("GET", "/channels/{channel}", Proof.BOT, request -> body(authority.channel(request, 0)));
        routes.add("PATCH", "/channels/{channel}", Proof.BOT, this::modify);
        routes.add("DELETE", "/channels/{channel}", Proof.BOT, this::delete);
        routes.add("PUT", "/channels/{channel}/permissions/{target}", Proof.BOT, this::putOverwrite);
        routes.add("DELETE", "/channels/{channel}/permissions/{target}", Proof.BOT, this::deleteOverwrite);
    }

    private static Reply body(Authority.Place place) {
        return Reply.json(place.channel().toJson());
    }

    private Reply create(Request request) {
        Guild guild = authority.guild(request, Permission.MANAGE_CHANNELS);
        ObjectNode form = request.jsonObject();
        if (guild.channels().size() >= Guild.MAX_CHANNELS) {
            throw ApiError.of(400, 30_013, "Maximum number of guild channels reached (" + Guild.MAX_CHANNELS + ")");
        }
        int type = form.path("type").asInt(Channel.TEXT);
        if (!TYPES.contains(type)) {
            throw ApiError.invalidForm("type", "BASE_TYPE_CHOICES", "Value must be one of {0, 2, 4}.");
        }
        check(guild, type, null, form);
        String name = Json.text(form, "name", "");
        if (name.isEmpty()) {
            throw ApiError.invalidForm("name", "BASE_TYPE_REQUIRED", "This field is required");
        }
        Channel parent = guild.channels().get(Json.text(form, "parent_id", ""));
        List<Overwrite> overwrites = overwrites(guild, parent, form.path("permission_overwrites"));
        return Reply.json(
                201, channels.create(guild, type, name, form, overwrites).toJson());
    }

    private Reply modify(Request request) {
        Authority.Place place = authority.channel(request, Permission.MANAGE_CHANNELS);
        ObjectNode form = request.jsonObject();
        check(place.guild(), place.channel().type(), place.channel().parentId(), form);
        if (form.has("permission_overwrites")) {
            if (!authority.holds(place, Permission.MANAGE_ROLES)) {
                throw ApiError.missingPermissions();
            }
            channels.overwrite(
                    place.channel(), overwrites(place.guild(), place.channel(), form.path("permission_overwrites")));
        }
        channels.modify(place.channel(), form);
        return body(place);
    }

    private static void check(Guild guild, int type, @Nullable String parentBefore, ObjectNode form) {
        String name = Json.text(form, "name");
        if (name != null && (name.isBlank() || name.length() > MAX_NAME)) {
            throw ApiError.invalidForm("name", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.");
        }
        if (name != null && type == Channel.TEXT) {
            form.put("name", name.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", "-"));
        }
        if (type == Channel.VOICE) {
            within(form, "bitrate", MIN_BITRATE, MAX_BITRATE);
            within(form, "user_limit", 0, MAX_USER_LIMIT);
        }
        String parent = Json.text(form, "parent_id");
        if (parent != null) {
            Channel category = guild.channels().get(parent);
            if (category == null || category.type() != Channel.CATEGORY) {
                throw ApiError.invalidForm("parent_id", "CHANNEL_PARENT_INVALID", "Category does not exist");
            }
            if (!parent.equals(parentBefore)) {
                requireRoom(guild, parent);
            }
        }
        if (Json.text(form, "topic", "").length() > MAX_TOPIC) {
            throw ApiError.invalidForm("topic", "BASE_TYPE_MAX_LENGTH", "Must be 1024 or fewer in length.");
        }
    }

    private static void requireRoom(Guild guild, String categoryId) {
        long children = guild.channels().values().stream()
                .filter(channel -> categoryId.equals(channel.parentId()))
                .count();
        if (children >= MAX_IN_CATEGORY) {
            throw ApiError.invalidForm(
                    "parent_id", "CHANNEL_PARENT_MAX_CHANNELS", "Maximum number of channels in category reached (50)");
        }
    }

    private static void within(ObjectNode form, String field, int min, int max) {
        int value = form.path(field).asInt(min);
        if (value < min || value > max) {
            throw ApiError.invalidForm(
                    field, "NUMBER_TYPE_MAX", "int value should be between %d and %d.".formatted(min, max));
        }
    }

    private Reply delete(Request request) {
        Authority.Place place = authority.channel(request, Permission.MANAGE_CHANNELS);
        channels.delete(place.guild(), place.channel());
        return body(place);
    }

    private Reply putOverwrite(Request request) {
        Authority.Place place = authority.channel(request, Permission.MANAGE_ROLES);
        ObjectNode form = request.jsonObject().put("id", request.variable("target"));
        Overwrite wanted = overwrite(form);
        requireOwn(place.guild(), place.channel(), wanted);
        channels.put(place.channel(), wanted);
        return Reply.noContent();
    }

    private Reply deleteOverwrite(Request request) {
        Authority.Place place = authority.channel(request, Permission.MANAGE_ROLES);
        if (!channels.removeOverwrite(place.channel(), request.variable("target"))) {
            throw ApiError.of(404, 10_009, "Unknown Overwrite");
        }
        return Reply.noContent();
    }

    private List<Overwrite> overwrites(Guild guild, @Nullable Channel place, JsonNode forms) {
        List<Overwrite> overwrites = new ArrayList<>();
        forms.forEach(form -> overwrites.add(overwrite(form)));
        overwrites.forEach(wanted -> requireOwn(guild, place, wanted));
        return overwrites;
    }

    /**
     * A bot hands out and denies only what it may do itself, in the guild or in the channel or its category; roles' own
     * permission only administrators, or whom the channel allows it.
     */
    private void requireOwn(Guild guild, @Nullable Channel place, Overwrite wanted) {
        long own = authority.own(guild, place);
        boolean unbound = Permission.has(own, Permission.ADMINISTRATOR);
        if (!unbound && !Permission.has(own & ~Permission.MANAGE_ROLES, wanted.allow() | wanted.deny())) {
            throw ApiError.missingPermissions();
        }
    }

    private static Overwrite overwrite(JsonNode form) {
        String id = form.path("id").asText();
        int type = form.path("type").asInt(-1);
        if (!Snowflakes.isSnowflake(id) || (type != Overwrite.ROLE && type != Overwrite.MEMBER)) {
            throw ApiError.invalidForm("permission_overwrites", "OVERWRITE_INVALID", "Invalid overwrite.");
        }
        return new Overwrite(id, type, bits(form, "allow"), bits(form, "deny"));
    }

    /** Permission bits come as a string, from some clients as a number. */
    static long bits(JsonNode form, String field) {
        try {
            return Long.parseUnsignedLong(form.path(field).asText("0"));
        } catch (NumberFormatException malformed) {
            throw ApiError.invalidForm(field, "NUMBER_TYPE_COERCE", "Value is not a bit set.");
        }
    }
}
