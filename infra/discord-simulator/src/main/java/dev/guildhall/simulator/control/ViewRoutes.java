package dev.guildhall.simulator.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.gateway.GatewaySessions;
import dev.guildhall.simulator.http.CallLog;
import dev.guildhall.simulator.http.Faults;
import dev.guildhall.simulator.http.Proof;
import dev.guildhall.simulator.http.Reply;
import dev.guildhall.simulator.http.Request;
import dev.guildhall.simulator.http.Routes;
import dev.guildhall.simulator.interaction.ApplicationCommands;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.wire.Permission;
import dev.guildhall.simulator.world.Access;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Member;
import dev.guildhall.simulator.world.User;
import dev.guildhall.simulator.world.VoiceState;
import dev.guildhall.simulator.world.World;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the page shows: one guild through the eyes of one member, in one answer that stays small however large the guild is. */
public final class ViewRoutes {
    /** People listed at once, of a guild, of those banned, and of those outside it. */
    static final int MAX_PEOPLE = 100;

    /** Guilds listed. */
    static final int MAX_GUILDS = 200;

    private final World world;
    private final GatewaySessions gateway;
    private final ApplicationCommands commands;
    private final CallLog calls;
    private final Faults faults;

    public ViewRoutes(
            World world, GatewaySessions gateway, ApplicationCommands commands, CallLog calls, Faults faults) {
        this.world = world;
        this.gateway = gateway;
        this.commands = commands;
        this.calls = calls;
        this.faults = faults;
    }

    public void addTo(Routes routes) {
        routes.add("GET", "/sim/view", Proof.NONE, request -> Reply.json(view(request)));
        routes.add("GET", "/sim/guilds/{guild}/commands", Proof.NONE, this::commands);
    }

    private Reply commands(Request request) {
        Guild guild = new Actors(world).guild(request);
        return Reply.json(Json.object().set("commands", Json.nodes(commands.visibleIn(guild.id()))));
    }

    /** Whatever is not named, or not there any more, is the first of its kind. */
    private ObjectNode view(Request request) {
        ObjectNode json = Json.object().put("calls", calls.head());
        json.put(
                "online",
                gateway.describe().stream()
                        .anyMatch(each -> each.path("connected").asBoolean()));
        json.set("faults", Json.nodes(faults.describe()));
        json.set("gateway", gateway.describeFaults());
        ArrayNode guilds = json.putArray("guilds");
        world.guilds().values().stream()
                .limit(MAX_GUILDS)
                .forEach(each -> guilds.addObject().put("id", each.id()).put("name", each.name()));
        Optional.ofNullable(request.parameter("guild"))
                .flatMap(world::guild)
                .or(() -> world.guilds().values().stream().findFirst())
                .ifPresent(guild -> json.set("guild", guild(guild, request)));
        return json;
    }

    private ObjectNode guild(Guild guild, Request request) {
        ObjectNode json = Json.object()
                .put("id", guild.id())
                .put("name", guild.name())
                .put("ownerId", guild.ownerId())
                .put("bot", world.hasBot(guild))
                .put("memberCount", guild.members().size())
                .put("commandsVersion", commandsVersion(guild));
        json.set("roles", Json.nodes(guild.rolesJson()));
        String sought = Optional.ofNullable(request.parameter("query")).orElse("");
        json.set("members", members(guild, sought));
        json.set(
                "outside",
                people(world.users().values().stream()
                        .filter(user ->
                                !user.bot() && !guild.members().containsKey(user.id()) && named(user, null, sought))
                        .filter(user -> !guild.bans().containsKey(user.id()))));
        json.set("banned", people(guild.bans().values().stream()));
        actor(guild, request.parameter("member"))
                .ifPresent(member -> json.set("actor", seen(guild, member, request.parameter("channel"))));
        return json;
    }

    private String commandsVersion(Guild guild) {
        return commands.visibleIn(guild.id()).stream()
                .map(command -> command.path("version").asText())
                .max(String::compareTo)
                .orElse("");
    }

    private static ArrayNode members(Guild guild, String sought) {
        ArrayNode json = Json.array();
        guild.members().values().stream()
                .filter(member -> named(member.user(), member.nick(), sought))
                .limit(MAX_PEOPLE)
                .forEach(member -> json.add(StateRoutes.member(guild, member)));
        return json;
    }

    private static boolean named(User user, @Nullable String nick, String sought) {
        String lower = sought.toLowerCase(Locale.ROOT);
        return Stream.of(user.id(), user.username(), user.displayName(), nick == null ? "" : nick)
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(lower));
    }

    private static ArrayNode people(Stream<User> users) {
        return Json.nodes(users.limit(MAX_PEOPLE).map(User::toJson).toList());
    }

    private static Optional<Member> actor(Guild guild, @Nullable String userId) {
        return Optional.ofNullable(userId)
                .flatMap(guild::member)
                .or(() -> guild.members().values().stream()
                        .filter(member -> !member.user().bot())
                        .findFirst());
    }

    private ObjectNode seen(Guild guild, Member member, @Nullable String channelId) {
        ObjectNode json = StateRoutes.member(guild, member);
        ArrayNode channels = json.putArray("channels");
        ArrayNode voice = json.putArray("voice");
        Channel shown = null;
        for (Channel channel : guild.channels().values()) {
            long granted = Access.in(guild, channel, member);
            if (Permission.has(granted, Permission.VIEW_CHANNEL)) {
                channels.add(channel(guild, channel, member, granted));
                boolean first = shown == null && channel.type() == Channel.TEXT;
                shown = first || channel.id().equals(channelId) ? channel : shown;
                guild.voice().values().stream()
                        .filter(state -> channel.id().equals(state.channelId()))
                        .limit(MAX_PEOPLE)
                        .forEach(state -> voice.add(voice(state)));
            }
        }
        if (shown != null) {
            json.put("channelId", shown.id());
            json.set("messages", Json.nodes(SightRoutes.messages(guild, shown, member)));
            json.set("names", Names.in(json.path("messages"), guild, world));
        }
        return json;
    }

    private ObjectNode voice(VoiceState state) {
        User user = world.users().get(state.userId());
        return Json.object()
                .put("channelId", state.channelId())
                .put("userId", state.userId())
                .put("name", user == null ? state.userId() : user.displayName());
    }

    private static ObjectNode channel(Guild guild, Channel channel, Member member, long granted) {
        ObjectNode json = Json.object()
                .put("id", channel.id())
                .put("type", channel.type())
                .put("name", channel.name())
                .put("parentId", channel.parentId());
        return json.put("canWrite", Access.canWrite(guild, channel, member))
                .put("canConnect", Permission.has(granted, Permission.CONNECT))
                .put("canModerate", Permission.has(granted, Permission.MANAGE_MESSAGES));
    }
}
