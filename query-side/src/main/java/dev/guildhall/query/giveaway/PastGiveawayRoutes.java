package dev.guildhall.query.giveaway;

import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.request.Answer;
import dev.guildhall.door.token.Asker;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.giveaway.GiveawayEvent;
import dev.guildhall.query.history.Moment;
import dev.guildhall.query.history.TimeTravel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A giveaway as it was: all of its events until then, folded by the code that makes the live view. */
@RestController
@RequestMapping({
    "/api/guilds/{guildId}/history/at/giveaways/{giveawayId}",
    "/api/panel/guilds/{guildId}/history/at/giveaways/{giveawayId}"
})
final class PastGiveawayRoutes {
    private final TimeTravel travel;
    private final LogReader log;

    PastGiveawayRoutes(TimeTravel travel, LogReader log) {
        this.travel = travel;
        this.log = log;
    }

    @GetMapping
    ResponseEntity<Answer<GiveawayDetails>> at(
            Asker asker,
            @PathVariable String guildId,
            @PathVariable String giveawayId,
            @RequestParam(name = "position", required = false) @Nullable String position,
            @RequestParam(name = "time", required = false) @Nullable String time) {
        Moment moment = Moment.one(position, time);
        travel.open(asker, guildId);
        GiveawayView view = folded(giveawayId, moment);
        if (view == null || !view.guildId().equals(guildId)) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND, "There was no such giveaway in this guild at that moment");
        }
        return Answer.of(GiveawayDetails.of(view), view.version()).entity();
    }

    private @Nullable GiveawayView folded(String giveawayId, Moment moment) {
        GiveawayView view = null;
        long sequence = 0;
        while (true) {
            List<LoggedEvent> page =
                    log.aggregatePayloads(AggregateIds.giveaway(giveawayId), sequence, LogReader.MAX_PAGE);
            for (LoggedEvent event : page) {
                if (!moment.includes(event)) {
                    return view;
                }
                if (event.payload() instanceof GiveawayEvent next) {
                    view = GiveawayEvolution.evolve(view, next, event.position());
                }
            }
            if (page.size() < LogReader.MAX_PAGE) {
                return view;
            }
            sequence += page.size();
        }
    }
}
