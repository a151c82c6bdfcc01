package dev.guildhall.bot.ticket;

import dev.guildhall.bot.effect.Claim;
import dev.guildhall.bot.effect.EffectAction;
import dev.guildhall.bot.effect.Mark;
import dev.guildhall.bot.effect.NotNow;
import dev.guildhall.bot.effect.Places;
import dev.guildhall.bot.effect.Posting;
import dev.guildhall.bot.effect.Undeliverable.Cause;
import dev.guildhall.bot.interaction.PackedFile;
import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.bot.sides.ClaimedEffect;
import dev.guildhall.bot.sides.TicketReads;
import dev.guildhall.bot.sides.TicketSide;
import dev.guildhall.bot.sides.TicketView;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.ErrorResponse;

/**
 * Delivers what was written in a ticket that was closed: locks the channel, has all of it told, and posts it as a page and as
 * data where the guild wants it. Only then is the channel removed.
 */
public final class TranscriptEffect implements EffectAction {
    /** Transcripts in memory at the same time. */
    static final int MAX_AT_ONCE = 2;

    private static final String KIND = "ticket.transcript";
    private static final String DELIVERY = "transcript-";
    private final Places places;
    private final TicketSide tickets;
    private final TicketReads reads;
    private final TicketChannels channels;
    private final TicketHistory history;
    private final Semaphore atOnce = new Semaphore(MAX_AT_ONCE);

    TranscriptEffect(
            Places places, TicketSide tickets, TicketReads reads, TicketChannels channels, TicketHistory history) {
        this.places = places;
        this.tickets = tickets;
        this.reads = reads;
        this.channels = channels;
        this.history = history;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void carryOut(Claim claim) {
        ClaimedEffect effect = claim.effect();
        TicketView ticket = TicketEffects.ticket(effect);
        TicketSide.Telling told = complete(claim, ticket);
        String target = ticket.transcriptChannelId();
        int messages = told.known().messages();
        if (target == null) {
            tickets.transcript(effect.guildId(), ticket.id(), effect.ordinal(), null, null, messages);
            return;
        }
        GuildMessageChannel channel = places.channel(claim, target, Permission.MESSAGE_ATTACH_FILES);
        Message posted = post(claim, channel, ticket, told);
        tickets.transcript(effect.guildId(), ticket.id(), effect.ordinal(), channel.getId(), posted.getId(), messages);
    }

    /** Nobody but staff can write any more, and everything that stands there is told. */
    private TicketSide.Telling complete(Claim claim, TicketView ticket) {
        Guild guild = places.guild(claim);
        String channelId = ticket.channelId();
        Optional<TextChannel> channel =
                channelId == null ? Optional.empty() : GuildChannels.find(claim, guild, channelId);
        if (channel.isEmpty()) {
            return known(claim, ticket);
        }
        try {
            channels.confirm(channel.get().getId(), ticket.id());
            if (ticket.closed()) {
                claim.call(TicketAccess.to(guild, ticket).of(channel.get()));
            }
            return history.tell(channel.get(), ticket.id(), claim::call);
        } catch (ErrorResponseException e) {
            // The session hears of a deletion after Discord has answered for it.
            if (e.getErrorResponse() != ErrorResponse.UNKNOWN_CHANNEL) {
                throw e;
            }
            return known(claim, ticket);
        }
    }

    /** All that there will ever be. */
    private TicketSide.Telling known(Claim claim, TicketView ticket) {
        return new TicketSide.Telling(tickets.tell(claim.effect().guildId(), ticket.id(), List.of(), List.of()), 0);
    }

    private Message post(Claim claim, GuildMessageChannel channel, TicketView ticket, TicketSide.Telling told) {
        ClaimedEffect effect = claim.effect();
        String name = "transcript-" + ticket.number() + "-" + effect.ordinal() + ".";
        if (!atOnce.tryAcquire()) {
            throw new NotNow("too many transcripts are under way");
        }
        try {
            List<PackedFile> files = Stream.of(
                            PackedFile.of(name + "html", reads.html(effect.guildId(), ticket.id(), told.version())),
                            PackedFile.of(name + "json", reads.json(effect.guildId(), ticket.id(), told.version())))
                    .filter(PackedFile::fits)
                    .toList();
            TranscriptSummary summary = new TranscriptSummary(ticket, Wording.inGuild(effect.locale()));
            return Posting.post(
                    claim,
                    channel,
                    summary.message(told.known().messages(), files),
                    Mark.file(name),
                    effect.firstAttemptAt());
        } finally {
            atOnce.release();
        }
    }

    @Override
    public void failed(ClaimedEffect effect, Cause cause) {
        tickets.failed(effect.guildId(), TicketEffects.ticket(effect).id(), DELIVERY + effect.ordinal(), cause.word());
    }
}
