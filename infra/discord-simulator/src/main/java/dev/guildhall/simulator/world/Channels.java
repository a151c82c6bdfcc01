package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.wire.Json;

/** Channels coming, changing and going. Confined to the world's thread. */
public final class Channels {
    private final World world;
    private final Audience audience;
    private final Voice voice;

    public Channels(World world, Audience audience) {
        this.world = world;
        this.audience = audience;
        this.voice = new Voice(world, audience);
    }

    public Channel create(Guild guild, int type, String name, ObjectNode fields, Iterable<Overwrite> overwrites) {
        Channel channel = new Channel(
                world.nextId(), guild.id(), type, name, guild.channels().size());
        channel.assign(fields);
        overwrites.forEach(overwrite -> channel.overwrites().put(overwrite.id(), overwrite));
        guild.put(channel);
        announce("CHANNEL_CREATE", channel);
        return channel;
    }

    public void modify(Channel channel, ObjectNode fields) {
        channel.assign(fields);
        announce("CHANNEL_UPDATE", channel);
    }

    /** Replaces all overwrites. */
    public void overwrite(Channel channel, Iterable<Overwrite> overwrites) {
        channel.overwrites().clear();
        overwrites.forEach(overwrite -> channel.overwrites().put(overwrite.id(), overwrite));
    }

    public void put(Channel channel, Overwrite overwrite) {
        channel.overwrites().put(overwrite.id(), overwrite);
        announce("CHANNEL_UPDATE", channel);
    }

    /** Returns false if there is no such overwrite. */
    public boolean removeOverwrite(Channel channel, String id) {
        boolean removed = channel.overwrites().remove(id) != null;
        if (removed) {
            announce("CHANNEL_UPDATE", channel);
        }
        return removed;
    }

    /** The channels of a deleted category stay, without a parent. */
    public void delete(Guild guild, Channel channel) {
        guild.channels().remove(channel.id());
        announce("CHANNEL_DELETE", channel);
        voice.clear(guild, channel.id());
        ObjectNode orphaned = Json.object().putNull("parent_id");
        guild.channels().values().stream()
                .filter(child -> channel.id().equals(child.parentId()))
                .forEach(child -> modify(child, orphaned));
    }

    private void announce(String type, Channel channel) {
        audience.tell(new Dispatch(channel.guildId(), Intent.GUILDS, type, channel.toJson()));
    }
}
