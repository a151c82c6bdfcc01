package dev.guildhall.bot.ticket;

import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.bot.interaction.Invocation;
import dev.guildhall.bot.interaction.ThingChoice;
import dev.guildhall.bot.sides.TicketReads;
import dev.guildhall.bot.sides.TicketView;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which ticket a member means: the one that they name, by number too, or else the one in whose channel they are. */
final class TicketReference {
    private static final Pattern NUMBER = Pattern.compile("#?([0-9]{1,9})");

    private final ThingChoice<TicketView> choice;
    private final TicketReads reads;
    private final TicketChannels channels;
    private final DiscordConnection discord;

    TicketReference(
            ThingChoice<TicketView> choice, TicketReads reads, TicketChannels channels, DiscordConnection discord) {
        this.choice = choice;
        this.reads = reads;
        this.channels = channels;
        this.discord = discord;
    }

    ThingChoice<TicketView> choice() {
        return choice;
    }

    /** May block. */
    Optional<String> resolve(Invocation invocation) {
        Optional<String> typed = invocation.option(TicketCommand.TICKET).map(String::strip);
        if (typed.isEmpty()) {
            return discord.session(invocation.guildId())
                    .map(session ->
                            session.getTextChannelById(invocation.occasion().channelId()))
                    .flatMap(channels::ticketIn);
        }
        Matcher number = NUMBER.matcher(typed.get());
        return number.matches() ? byNumber(invocation, Integer.parseInt(number.group(1))) : choice.resolve(invocation);
    }

    private Optional<String> byNumber(Invocation invocation, int number) {
        if (!invocation.access().mayRead()) {
            return Optional.empty();
        }
        List<String> statuses = TicketCommand.STATUSES.getOrDefault(invocation.command(), List.of());
        return statuses.stream()
                .flatMap(status -> reads.all(invocation.guildId(), status, null).stream())
                .filter(ticket -> ticket.number() == number)
                .map(TicketView::id)
                .findFirst();
    }
}
