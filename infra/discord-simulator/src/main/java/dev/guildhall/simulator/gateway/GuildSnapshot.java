package dev.guildhall.simulator.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Intent;
import dev.guildhall.simulator.world.Member;
import dev.guildhall.simulator.world.VoiceState;
import dev.guildhall.simulator.world.World;
import java.util.List;

/** What a session is told about a whole guild. */
final class GuildSnapshot {
    /** Guilds with more members are "large": their member list comes only in chunks. */
    static final int LARGE_THRESHOLD = 250;

    private GuildSnapshot() {}

    /**
     * The guild as it appears. Its members are only the bot itself unless the session sees presences, as at Discord:
     * a bot that wants them all must ask for chunks.
     */
    static ObjectNode of(Guild guild, World world, GatewaySession session) {
        ObjectNode json = guild.toJson();
        int count = guild.members().size();
        boolean large = count > LARGE_THRESHOLD;
        Member bot = guild.member(world.bot().id()).orElseThrow();
        json.put("joined_at", bot.joinedAt().toString());
        json.put("large", large).put("unavailable", false).put("member_count", count);
        ArrayNode members = json.putArray("members");
        boolean everyone = session.asksFor(Intent.GUILD_PRESENCES) && !large;
        (everyone ? guild.members().values() : List.of(bot)).forEach(member -> members.add(member.toJson()));
        json.set("channels", Json.nodes(guild.channelsJson()));
        for (String empty :
                List.of("threads", "presences", "stage_instances", "guild_scheduled_events", "soundboard_sounds")) {
            json.putArray(empty);
        }
        json.set("voice_states", Json.nodes(voiceStates(guild, session)));
        return json;
    }

    private static List<ObjectNode> voiceStates(Guild guild, GatewaySession session) {
        return session.asksFor(Intent.GUILD_VOICE_STATES)
                ? guild.voice().values().stream().map(VoiceState::toJson).toList()
                : List.of();
    }
}
