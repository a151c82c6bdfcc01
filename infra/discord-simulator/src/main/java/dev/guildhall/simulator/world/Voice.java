package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Members in voice channels. Nothing is heard there. Confined to the world's thread. */
public final class Voice {
    private final World world;
    private final Audience audience;

    public Voice(World world, Audience audience) {
        this.world = world;
        this.audience = audience;
    }

    public static Optional<VoiceState> of(Guild guild, Member member) {
        return Optional.ofNullable(guild.voice().get(member.user().id()));
    }

    /** Whether there is room for one more; whoever is in it needs none. */
    public static boolean hasRoom(Guild guild, Channel channel) {
        long inside = guild.voice().values().stream()
                .filter(state -> channel.id().equals(state.channelId()))
                .count();
        return channel.userLimit() == 0 || inside < channel.userLimit();
    }

    /** Into that channel, from wherever they are. */
    public VoiceState connect(Guild guild, Member member, Channel channel) {
        VoiceState state = of(guild, member)
                .orElseGet(() -> new VoiceState(member.user().id(), null, world.nextId()))
                .in(channel.id());
        guild.voice().put(member.user().id(), state);
        announce(guild, member, state);
        return state;
    }

    /** Out of whatever channel they are in. */
    public void disconnect(Guild guild, Member member) {
        VoiceState state = guild.voice().remove(member.user().id());
        if (state != null) {
            announce(guild, member, state.in(null));
        }
    }

    /** Everybody out of a channel that is gone. */
    public void clear(Guild guild, @Nullable String channelId) {
        for (VoiceState state : List.copyOf(guild.voice().values())) {
            if (state.channelId() != null && state.channelId().equals(channelId)) {
                guild.member(state.userId()).ifPresent(member -> disconnect(guild, member));
            }
        }
    }

    private void announce(Guild guild, Member member, VoiceState state) {
        ObjectNode data = state.toJson().put("guild_id", guild.id());
        data.set("member", member.toJson());
        audience.tell(new Dispatch(guild.id(), Intent.GUILD_VOICE_STATES, "VOICE_STATE_UPDATE", data));
    }
}
