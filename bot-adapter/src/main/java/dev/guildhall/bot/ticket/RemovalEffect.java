package dev.guildhall.bot.ticket;

import dev.guildhall.bot.effect.Claim;
import dev.guildhall.bot.effect.EffectAction;
import dev.guildhall.bot.effect.Places;
import dev.guildhall.bot.effect.Undeliverable.Cause;
import dev.guildhall.bot.sides.ClaimedEffect;
import dev.guildhall.bot.sides.TicketSide;
import dev.guildhall.bot.sides.TicketView;
import java.util.Optional;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.ErrorResponse;

/** Deletes the channel of a ticket that was closed, once that was decided. One that is gone already is as good. */
public final class RemovalEffect implements EffectAction {
    private static final String KIND = "ticket.removal";
    private static final String DELIVERY = "removal-";

    private final Places places;
    private final TicketSide tickets;

    RemovalEffect(Places places, TicketSide tickets) {
        this.places = places;
        this.tickets = tickets;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void carryOut(Claim claim) {
        ClaimedEffect effect = claim.effect();
        TicketView ticket = TicketEffects.ticket(effect);
        if (!ticket.closed()) {
            return;
        }
        String channelId = ticket.channelId();
        if (channelId != null) {
            delete(claim, places.guild(claim), channelId);
        }
        tickets.removed(effect.guildId(), ticket.id(), effect.ordinal());
    }

    private static void delete(Claim claim, Guild guild, String channelId) {
        Optional<TextChannel> channel = GuildChannels.find(claim, guild, channelId);
        try {
            channel.ifPresent(there -> claim.call(there.delete()));
        } catch (ErrorResponseException e) {
            if (e.getErrorResponse() != ErrorResponse.UNKNOWN_CHANNEL) {
                throw e;
            }
        }
    }

    @Override
    public void failed(ClaimedEffect effect, Cause cause) {
        tickets.failed(effect.guildId(), TicketEffects.ticket(effect).id(), DELIVERY + effect.ordinal(), cause.word());
    }
}
