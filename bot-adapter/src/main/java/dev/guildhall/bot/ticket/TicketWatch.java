package dev.guildhall.bot.ticket;

import java.util.Optional;
import java.util.function.Consumer;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.channel.ChannelCreateEvent;
import net.dv8tion.jda.api.events.channel.ChannelDeleteEvent;
import net.dv8tion.jda.api.events.guild.GuildReadyEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRemoveEvent;
import net.dv8tion.jda.api.events.message.GenericMessageEvent;
import net.dv8tion.jda.api.events.message.MessageDeleteEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.message.MessageUpdateEvent;
import net.dv8tion.jda.api.hooks.EventListener;

/** Hears what happens in tickets' channels. Never blocks, since it hears it on the thread that keeps the session. */
public final class TicketWatch implements EventListener {
    private final TicketChannels channels;
    private final TicketTelling telling;
    private final TicketCare care;

    TicketWatch(TicketChannels channels, TicketTelling telling, TicketCare care) {
        this.channels = channels;
        this.telling = telling;
        this.care = care;
    }

    @Override
    public void onEvent(GenericEvent event) {
        switch (event) {
            case MessageReceivedEvent received -> written(received, received.getMessage());
            case MessageUpdateEvent updated -> written(updated, updated.getMessage());
            case MessageDeleteEvent deleted ->
                inTicket(
                        deleted,
                        ticketId -> telling.deleted(
                                deleted.getGuild().getId(),
                                deleted.getChannel().getId(),
                                ticketId,
                                deleted.getMessageId()));
            case ChannelCreateEvent created ->
                channels.ticketIn(created.getChannel())
                        .ifPresent(ticketId ->
                                channels.appeared(created.getChannel().getId(), ticketId));
            case ChannelDeleteEvent deleted -> gone(deleted.getGuild(), deleted.getChannel());
            case GuildReadyEvent ready -> care.catchUp(ready.getGuild().getId());
            case GuildMemberRemoveEvent left ->
                left(left.getGuild(), left.getUser().getId());
            default -> {
                // Nothing else concerns tickets.
            }
        }
    }

    private void written(GenericMessageEvent event, Message message) {
        inTicket(event, ticketId -> {
            if (Written.counts(message)) {
                telling.written(event.getGuild().getId(), event.getChannel().getId(), ticketId, Written.of(message));
            }
        });
    }

    private void inTicket(GenericMessageEvent event, Consumer<String> action) {
        if (event.isFromGuild() && !event.isFromThread()) {
            channels.ticketIn(event.getChannel()).ifPresent(action);
        }
    }

    /** Many leave who never had a ticket, from guilds that have none. */
    private void left(Guild guild, String userId) {
        boolean hasTickets = guild.getTextChannelCache().stream()
                .anyMatch(channel -> channels.ticketIn(channel).isPresent());
        if (hasTickets) {
            care.memberLeft(guild.getId(), userId);
        }
    }

    private void gone(Guild guild, Channel channel) {
        Optional<String> ticketId = channels.ticketIn(channel);
        ticketId.ifPresent(id -> {
            telling.forget(channel.getId());
            care.channelDeleted(guild.getId(), channel.getId(), id);
        });
    }
}
