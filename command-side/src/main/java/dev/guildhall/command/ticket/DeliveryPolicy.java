package dev.guildhall.command.ticket;

import dev.guildhall.command.ticket.TicketRejection.UnknownDelivery;
import dev.guildhall.events.ticket.TicketCardPosted;
import dev.guildhall.events.ticket.TicketChannelCreated;
import dev.guildhall.events.ticket.TicketChannelRemoved;
import dev.guildhall.events.ticket.TicketDeliveryFailed;
import dev.guildhall.events.ticket.TicketEvent;
import dev.guildhall.events.ticket.TicketTranscriptDelivered;
import java.util.ArrayList;
import java.util.List;

/**
 * What is recorded of what the bot tells about Discord: nothing that is known, and nothing about what a later round or
 * closing has replaced. Throws {@link dev.guildhall.command.dispatch.Rejected}.
 */
record DeliveryPolicy(Tickets tickets, TicketState ticket) {
    List<TicketEvent> channel(RecordChannel told) {
        TicketPlace place = ticket.place();
        if (!concerns(told.round(), place.round()) || place.removed()) {
            return List.of();
        }
        List<TicketEvent> events = new ArrayList<>();
        boolean failed = hasFailed(new TicketDelivery.Channel(told.round()));
        boolean known = told.channelId().equals(place.channelId());
        if (!known || failed) {
            events.add(new TicketChannelCreated(told.guildId(), told.ticketId(), told.round(), told.channelId()));
        }
        String cardId = told.cardId();
        if (cardId != null && !(known && cardId.equals(place.cardId()))) {
            events.add(new TicketCardPosted(told.guildId(), told.ticketId(), told.round(), cardId));
        }
        return events;
    }

    /** There is one transcript of each closing: the first that is told of. */
    List<TicketEvent> transcript(RecordTranscript told) {
        TicketClosing closing = ticket.closing();
        if (!concerns(told.closing(), closing.number()) || closing.delivered()) {
            return List.of();
        }
        List<TicketEvent> events = new ArrayList<>();
        events.add(new TicketTranscriptDelivered(
                told.guildId(), told.ticketId(), told.closing(), told.channelId(), told.messageId(), told.messages()));
        new TicketPolicy(tickets, ticket)
                .removalDue(told.guildId(), true, told.atMillis())
                .ifPresent(events::add);
        return events;
    }

    List<TicketEvent> removal(RecordRemoval told) {
        return concerns(told.round(), ticket.place().round()) && !ticket.place().removed()
                ? List.of(new TicketChannelRemoved(told.guildId(), told.ticketId(), told.round()))
                : List.of();
    }

    List<TicketEvent> failed(RecordFailedDelivery told) {
        boolean known = told.cause().equals(ticket.failed().get(told.delivery().word()));
        return known || isDone(told.delivery())
                ? List.of()
                : List.of(new TicketDeliveryFailed(
                        told.guildId(), told.ticketId(), told.delivery().word(), told.cause()));
    }

    /** A channel is never done: it is brought in line again and again. */
    private boolean isDone(TicketDelivery delivery) {
        TicketPlace place = ticket.place();
        return switch (delivery) {
            case TicketDelivery.Channel channel -> !concerns(channel.round(), place.round()) || place.removed();
            case TicketDelivery.Transcript transcript ->
                !concerns(transcript.closing(), ticket.closing().number())
                        || ticket.closing().delivered();
            case TicketDelivery.Removal removal -> !concerns(removal.round(), place.round()) || place.removed();
        };
    }

    private boolean concerns(int told, int current) {
        if (told > current) {
            throw tickets.rejected(new UnknownDelivery());
        }
        return told == current;
    }

    private boolean hasFailed(TicketDelivery delivery) {
        return ticket.failed().containsKey(delivery.word());
    }
}
