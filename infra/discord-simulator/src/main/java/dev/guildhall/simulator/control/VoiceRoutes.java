package dev.guildhall.simulator.control;

import dev.guildhall.simulator.http.Problem;
import dev.guildhall.simulator.http.Proof;
import dev.guildhall.simulator.http.Reply;
import dev.guildhall.simulator.http.Request;
import dev.guildhall.simulator.http.Routes;
import dev.guildhall.simulator.wire.Permission;
import dev.guildhall.simulator.world.Access;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Member;
import dev.guildhall.simulator.world.Voice;
import dev.guildhall.simulator.world.World;

/** Members go into voice channels and out of them. */
public final class VoiceRoutes {
    private static final String ONE = "/sim/guilds/{guild}/members/{user}/voice";

    private final Actors actors;
    private final Voice voice;

    public VoiceRoutes(World world, Voice voice) {
        this.actors = new Actors(world);
        this.voice = voice;
    }

    public void addTo(Routes routes) {
        routes.add("PUT", ONE, Proof.NONE, this::connect);
        routes.add("DELETE", ONE, Proof.NONE, this::disconnect);
    }

    /** {@code {"channelId":"…"}}. */
    private Reply connect(Request request) {
        Guild guild = actors.guild(request);
        Member member = actors.member(guild, request.variable("user"));
        Channel channel = actors.channel(guild, Actors.required(request.jsonObject(), "channelId"));
        if (!channel.isVoice()) {
            throw Problem.invalid("channel " + channel.id() + " is no voice channel");
        }
        if (!Permission.has(Access.in(guild, channel, member), Permission.CONNECT)) {
            throw Problem.conflict("the member may not go into channel " + channel.id());
        }
        if (!Voice.hasRoom(guild, channel)) {
            throw Problem.conflict("channel " + channel.id() + " is full");
        }
        return Reply.json(voice.connect(guild, member, channel).toJson());
    }

    private Reply disconnect(Request request) {
        Guild guild = actors.guild(request);
        voice.disconnect(guild, actors.member(guild, request.variable("user")));
        return Reply.noContent();
    }
}
