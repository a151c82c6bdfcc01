package dev.guildhall.bot.ticket;

import dev.guildhall.bot.effect.Claim;
import dev.guildhall.bot.effect.EffectAction;
import dev.guildhall.bot.effect.Mark;
import dev.guildhall.bot.effect.Places;
import dev.guildhall.bot.effect.Posting;
import dev.guildhall.bot.effect.Undeliverable.Cause;
import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.bot.sides.ClaimedEffect;
import dev.guildhall.bot.sides.SideRefused;
import dev.guildhall.bot.sides.TicketSide;
import dev.guildhall.bot.sides.TicketView;
import java.time.Instant;
import java.util.Optional;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a ticket's channel as it is to be: makes it, lets in who belongs there, locks it when the ticket is closed, and keeps
 * the card. The name is given once: Discord allows two changes in ten minutes, and staff may like another.
 */
public final class ChannelEffect implements EffectAction {
    private static final String KIND = "ticket.channel";
    private static final String DELIVERY = "channel-";
    private static final Logger LOG = LoggerFactory.getLogger(ChannelEffect.class);

    private final Places places;
    private final TicketSide tickets;
    private final TicketChannels channels;

    ChannelEffect(Places places, TicketSide tickets, TicketChannels channels) {
        this.places = places;
        this.tickets = tickets;
        this.channels = channels;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void carryOut(Claim claim) {
        TicketView ticket = TicketEffects.ticket(claim.effect());
        Guild guild = places.guild(claim);
        String known = ticket.channelId();
        if (known == null) {
            if (!ticket.closed()) {
                begin(claim, guild, ticket);
            }
            return;
        }
        Optional<TextChannel> channel = GuildChannels.find(claim, guild, known);
        if (channel.isPresent()) {
            channels.confirm(known, ticket.id());
            claim.call(TicketAccess.to(guild, ticket).of(channel.get()));
            showCard(claim, guild, channel.get(), ticket, Instant.EPOCH);
        } else if (!ticket.closed()) {
            deletedByHand(claim.effect().guildId(), ticket, known);
        }
    }

    private void begin(Claim claim, Guild guild, TicketView ticket) {
        ClaimedEffect effect = claim.effect();
        TextChannel made = ChannelMaking.make(claim, guild, ticket);
        channels.confirm(made.getId(), ticket.id());
        tickets.channel(effect.guildId(), ticket.id(), effect.ordinal(), made.getId(), null);
        if (effect.firstAttemptAt() != null) {
            claim.call(TicketAccess.to(guild, ticket).of(made));
        }
        showCard(claim, guild, made, ticket, effect.firstAttemptAt());
    }

    /** Posts it, unless it was perhaps posted since that time; or has it look as it should. */
    private void showCard(Claim claim, Guild guild, TextChannel channel, TicketView ticket, @Nullable Instant since) {
        ClaimedEffect effect = claim.effect();
        MessageCreateData card = new TicketCard(guild, ticket, Wording.inGuild(effect.locale())).message();
        String known = ticket.messageId();
        if (known != null && edited(claim, channel, known, card)) {
            return;
        }
        Instant from = since == null || since.isAfter(channel.getTimeCreated().toInstant())
                ? since
                : channel.getTimeCreated().toInstant();
        Mark mark = Mark.component(TicketIds.close(ticket.id())).or(Mark.component(TicketIds.reopen(ticket.id())));
        Message posted = Posting.post(claim, channel, card, mark, from);
        if (from != null) {
            Posting.edit(claim, channel, posted.getId(), card);
        }
        tickets.channel(effect.guildId(), ticket.id(), effect.ordinal(), channel.getId(), posted.getId());
    }

    private static boolean edited(Claim claim, TextChannel channel, String messageId, MessageCreateData card) {
        try {
            Posting.edit(claim, channel, messageId, card);
            return true;
        } catch (ErrorResponseException e) {
            if (e.getErrorResponse() == ErrorResponse.UNKNOWN_MESSAGE) {
                return false;
            }
            throw e;
        }
    }

    private void deletedByHand(String guildId, TicketView ticket, String channelId) {
        LOG.info("Channel {} of ticket {} is gone", channelId, ticket.id());
        try {
            tickets.channelDeleted(guildId, ticket.id(), channelId);
        } catch (SideRefused refused) {
            LOG.debug("The ticket is not closed because of it: {}", refused.getMessage());
        }
    }

    @Override
    public void failed(ClaimedEffect effect, Cause cause) {
        tickets.failed(effect.guildId(), TicketEffects.ticket(effect).id(), DELIVERY + effect.ordinal(), cause.word());
    }
}
