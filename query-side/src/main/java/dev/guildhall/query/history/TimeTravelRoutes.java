package dev.guildhall.query.history;

import dev.guildhall.door.request.Answer;
import dev.guildhall.door.token.Asker;
import dev.guildhall.events.wire.GuildConfiguration;
import dev.guildhall.query.configuration.GuildView;
import dev.guildhall.query.content.ContentPages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A guild as it was. */
@RestController
@RequestMapping({"/api/guilds/{guildId}/history", "/api/panel/guilds/{guildId}/history"})
final class TimeTravelRoutes {
    private final TimeTravel travel;

    TimeTravelRoutes(TimeTravel travel) {
        this.travel = travel;
    }

    @GetMapping("/at")
    ResponseEntity<Answer<GuildConfiguration>> at(
            Asker asker,
            @PathVariable String guildId,
            @RequestParam(name = "position", required = false) @Nullable String position,
            @RequestParam(name = "time", required = false) @Nullable String time) {
        GuildView view = travel.at(asker, guildId, Moment.one(position, time));
        return Answer.of(view.configuration(), view.version()).entity();
    }

    @GetMapping("/diff")
    ResponseEntity<Answer<TimeTravel.Difference>> diff(
            Asker asker,
            @PathVariable String guildId,
            @RequestParam(name = "from") String from,
            @RequestParam(name = "to", required = false) @Nullable String to) {
        Moment begin = Moment.parse("from", from);
        Moment end = Moment.parse("to", to);
        if (begin == null) {
            throw ContentPages.malformed("'from' must say which moment is meant");
        }
        TimeTravel.Difference difference =
                travel.difference(asker, guildId, begin, end == null ? Moment.at(Long.MAX_VALUE) : end);
        return Answer.of(difference, difference.toVersion()).entity();
    }
}
