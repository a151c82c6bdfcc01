package dev.guildhall.bot.ticket;

import dev.guildhall.bot.effect.Claim;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.requests.RestActionImpl;
import org.jspecify.annotations.Nullable;

/** A guild's channels as Discord has them at this moment, which a session may not have heard of yet. */
final class GuildChannels {
    private GuildChannels() {}

    /** @param topic {@code null} for most kinds of channels */
    record Listed(String id, @Nullable String topic) {
        boolean names(String ticketId) {
            return TicketChannels.named(topic).filter(ticketId::equals).isPresent();
        }
    }

    /** JDA reads them from its memory alone, so this asks with what JDA itself asks with. */
    static RestAction<List<Listed>> list(JDA session, String guildId) {
        return new RestActionImpl<>(
                session,
                Route.Guilds.GET_CHANNELS.compile(guildId),
                (response, request) -> response.getArray().stream((array, index) -> listed(array.getObject(index)))
                        .toList());
    }

    private static Listed listed(DataObject channel) {
        return new Listed(channel.getString("id"), channel.getString("topic", null));
    }

    /**
     * The text channel; empty if Discord has none such.
     *
     * @throws IllegalStateException if there is one of which the session has not heard yet
     */
    static Optional<TextChannel> find(Claim claim, Guild guild, String channelId) {
        TextChannel known = guild.getTextChannelById(channelId);
        if (known != null) {
            return Optional.of(known);
        }
        boolean there = claim.call(list(guild.getJDA(), guild.getId())).stream()
                .anyMatch(channel -> channel.id().equals(channelId));
        if (there && guild.getGuildChannelById(channelId) == null) {
            throw new IllegalStateException("channel " + channelId + " is not known to the session yet");
        }
        return Optional.empty();
    }
}
