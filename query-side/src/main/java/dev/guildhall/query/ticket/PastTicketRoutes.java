package dev.guildhall.query.ticket;

import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.request.Answer;
import dev.guildhall.door.token.Asker;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.events.ticket.TicketEvent;
import dev.guildhall.query.history.Moment;
import dev.guildhall.query.history.TimeTravel;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A ticket as it was: all of its events until then, folded by the code that makes the live view. */
@RestController
@RequestMapping({
    "/api/guilds/{guildId}/history/at/tickets/{ticketId}",
    "/api/panel/guilds/{guildId}/history/at/tickets/{ticketId}"
})
final class PastTicketRoutes {
    private final TimeTravel travel;
    private final TicketReading reading;

    PastTicketRoutes(TimeTravel travel, TicketReading reading) {
        this.travel = travel;
        this.reading = reading;
    }

    @GetMapping
    ResponseEntity<Answer<TicketDetails>> at(
            Asker asker,
            @PathVariable String guildId,
            @PathVariable String ticketId,
            @RequestParam(name = "position", required = false) @Nullable String position,
            @RequestParam(name = "time", required = false) @Nullable String time,
            @RequestParam(name = "atLeast", required = false) @Nullable String version) {
        TicketView view = null;
        for (LoggedEvent event : travel.ofTicket(asker, guildId, ticketId, Moment.one(position, time), version)) {
            if (event.payload() instanceof TicketEvent next) {
                view = TicketEvolution.evolve(view, next, event.position());
            }
        }
        if (view == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There was no such ticket in this guild at that moment");
        }
        return Answer.of(reading.details(view), view.version()).entity();
    }
}
