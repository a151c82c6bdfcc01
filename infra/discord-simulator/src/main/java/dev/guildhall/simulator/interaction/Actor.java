package dev.guildhall.simulator.interaction;

import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Member;

/**
 * A member in front of the client.
 *
 * @param locale language of the member's client, such as {@code en-US} or {@code fr}
 */
public record Actor(Guild guild, Channel channel, Member member, String locale) {

    Actor in(Channel other) {
        return new Actor(guild, other, member, locale);
    }

    Interaction.Scene scene() {
        return new Interaction.Scene(guild, channel, member, locale);
    }
}
