package dev.guildhall.bot.ticket;

import dev.guildhall.bot.interaction.KnownThings;
import dev.guildhall.bot.interaction.Occasion;
import dev.guildhall.bot.interaction.Reply;
import dev.guildhall.bot.sides.TicketSide;
import dev.guildhall.bot.sides.TicketSide.Doer;
import dev.guildhall.bot.sides.TicketView;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is done to tickets that there are, by whoever does it; whether they may, the command side decides. */
final class TicketSteps {
    private final TicketSide tickets;
    private final KnownThings<TicketView> known;

    TicketSteps(TicketSide tickets, KnownThings<TicketView> known) {
        this.tickets = tickets;
        this.known = known;
    }

    Reply claim(Occasion occasion, String ticketId) {
        return take(occasion, "ticket-claimed", doer -> tickets.claim(occasion.guildId(), ticketId, doer));
    }

    Reply close(Occasion occasion, String ticketId, @Nullable String reason) {
        return take(occasion, "ticket-closed", doer -> tickets.close(occasion.guildId(), ticketId, reason, doer));
    }

    Reply reopen(Occasion occasion, String ticketId) {
        return take(occasion, "ticket-reopened", doer -> tickets.reopen(occasion.guildId(), ticketId, doer));
    }

    Reply add(Occasion occasion, String ticketId, String userId) {
        return take(occasion, "ticket-added", doer -> tickets.add(occasion.guildId(), ticketId, userId, doer));
    }

    Reply remove(Occasion occasion, String ticketId, String userId) {
        return take(occasion, "ticket-taken-out", doer -> tickets.remove(occasion.guildId(), ticketId, userId, doer));
    }

    Reply rate(Occasion occasion, String ticketId, int stars) {
        return take(occasion, "ticket-rated", doer -> tickets.rate(occasion.guildId(), ticketId, stars, doer));
    }

    private Reply take(Occasion occasion, String done, Function<Doer, TicketView> step) {
        Doer doer = new Doer(
                occasion.member(),
                occasion.standing().roleIds(),
                occasion.standing().administrator());
        return TicketRefusals.of(occasion.wording(), () -> {
            TicketView after = step.apply(doer);
            known.forget(occasion.guildId());
            return Reply.success(occasion.wording().say(done, TicketText.number(after)));
        });
    }
}
