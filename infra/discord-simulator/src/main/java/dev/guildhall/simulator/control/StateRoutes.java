package dev.guildhall.simulator.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.gateway.GatewaySessions;
import dev.guildhall.simulator.http.Call;
import dev.guildhall.simulator.http.CallLog;
import dev.guildhall.simulator.http.Faults;
import dev.guildhall.simulator.http.Problem;
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
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.User;
import dev.guildhall.simulator.world.VoiceState;
import dev.guildhall.simulator.world.World;
import java.util.List;

/** The world as it is, and the calls that were received. */
public final class StateRoutes {
    /** Messages shown per channel, the latest. */
    private static final int MAX_MESSAGES = 50;

    /** Members and users shown, the longest there. */
    private static final int MAX_PEOPLE = 1_000;

    private final World world;
    private final GatewaySessions gateway;
    private final ApplicationCommands commands;
    private final CallLog calls;
    private final Faults faults;

    public StateRoutes(
            World world, GatewaySessions gateway, ApplicationCommands commands, CallLog calls, Faults faults) {
        this.world = world;
        this.gateway = gateway;
        this.commands = commands;
        this.calls = calls;
        this.faults = faults;
    }

    public void addTo(Routes routes) {
        routes.add("GET", "/sim/state", Proof.NONE, request -> Reply.json(state()));
        routes.add("GET", "/sim/calls", Proof.NONE, this::calls);
        routes.add("GET", "/sim/calls/{call}", Proof.NONE, this::call);
    }

    /** With {@code answers=true} also what was answered, and with {@code latest} only so many, the last ones. */
    private Reply calls(Request request) {
        String since = request.parameter("since");
        try {
            long after = since == null ? 0 : Long.parseLong(since);
            boolean answers = "true".equals(request.parameter("answers"));
            List<Call> found = calls.since(after);
            int latest = request.parameter("latest", CallLog.MAX_CALLS, 1, CallLog.MAX_CALLS);
            ObjectNode json = Json.object().put("head", calls.head());
            json.set(
                    "calls",
                    Json.nodes(found.subList(Math.max(0, found.size() - latest), found.size()).stream()
                            .map(call -> answers
                                    ? call.toJson().<ObjectNode>set("answer", calls.answer(call))
                                    : call.toJson())
                            .toList()));
            return Reply.json(json);
        } catch (NumberFormatException malformed) {
            throw Problem.invalid("'since' is the number of a call");
        }
    }

    /** One call, with what was answered as far as that is still known. */
    private Reply call(Request request) {
        String number = request.variable("call");
        Call call = calls.since(0).stream()
                .filter(each -> Long.toString(each.sequence()).equals(number))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("there is no call " + number + ", or no longer"));
        return Reply.json(call.toJson().<ObjectNode>set("answer", calls.answer(call)));
    }

    private ObjectNode state() {
        ObjectNode json = Json.object().put("calls", calls.head()).put("faults", faults.size());
        json.set("bot", world.bot().toJson());
        json.set(
                "users",
                Json.nodes(world.users().values().stream()
                        .limit(MAX_PEOPLE)
                        .map(User::toJson)
                        .toList()));
        json.set("sessions", Json.nodes(gateway.describe()));
        ArrayNode guilds = json.putArray("guilds");
        world.guilds().values().forEach(guild -> guilds.add(guild(guild)));
        return json;
    }

    private ObjectNode guild(Guild guild) {
        ObjectNode json = Json.object()
                .put("id", guild.id())
                .put("name", guild.name())
                .put("ownerId", guild.ownerId())
                .put("bot", world.hasBot(guild))
                .put("memberCount", guild.members().size());
        json.set("roles", Json.nodes(guild.rolesJson()));
        json.set(
                "channels",
                Json.nodes(guild.channels().values().stream()
                        .map(StateRoutes::channel)
                        .toList()));
        json.set(
                "members",
                Json.nodes(guild.members().values().stream()
                        .limit(MAX_PEOPLE)
                        .map(member -> member(guild, member))
                        .toList()));
        json.set(
                "voice",
                Json.nodes(
                        guild.voice().values().stream().map(VoiceState::toJson).toList()));
        json.set("commands", Json.nodes(commands.visibleIn(guild.id())));
        return json;
    }

    static ObjectNode member(Guild guild, Member member) {
        long permissions = Access.in(guild, member);
        return member.toJson()
                .put("permissions", Long.toUnsignedString(permissions))
                .put("administrator", Permission.has(permissions, Permission.ADMINISTRATOR));
    }

    private static ObjectNode channel(Channel channel) {
        List<Message> all = channel.messages().all();
        List<Message> latest = all.subList(Math.max(0, all.size() - MAX_MESSAGES), all.size());
        ObjectNode json = channel.toJson();
        json.set(
                "messages", Json.nodes(latest.stream().map(StateRoutes::message).toList()));
        return json;
    }

    private static ObjectNode message(Message message) {
        return message.body().deepCopy().put("ephemeralFor", message.ephemeralFor());
    }
}
