package dev.guildhall.command.member;

import dev.guildhall.command.dispatch.CommandDoor;
import dev.guildhall.command.dispatch.Outcome;
import dev.guildhall.command.dispatch.Write;
import dev.guildhall.door.SharedClock;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.request.Answer;
import java.util.Map;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the bot tells who came and went, and what could not be done about it. For services only, see the door. */
@RestController
@RequestMapping(path = "/internal/guilds/{guildId}/memberships", consumes = "application/json")
public final class MembershipRoutes {
    private final CommandDoor door;
    private final SharedClock clock;

    public MembershipRoutes(CommandDoor door, SharedClock clock) {
        this.door = door;
        this.clock = clock;
    }

    /** One after another: what is recorded before something fails stays so, and told again it is no news. */
    @PostMapping
    Answer<Map<String, Integer>> tell(@PathVariable String guildId, @RequestBody MembershipReport report, Write write) {
        int news = 0;
        for (MemberCommand command : report.toCommands(guildId, clock.instant())) {
            news += record(command, write) ? 1 : 0;
        }
        return Answer.of(Map.of("recorded", news));
    }

    @PutMapping("/{userId}/deliveries/{delivery}")
    Answer<Map<String, Boolean>> failed(
            @PathVariable String guildId,
            @PathVariable String userId,
            @PathVariable String delivery,
            @RequestBody FailureReport report,
            Write write) {
        boolean known =
                MembershipReport.SNOWFLAKE.matcher(userId).matches() && FailureReport.DELIVERIES.contains(delivery);
        if (!known) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no such delivery");
        }
        return Answer.of(Map.of("recorded", record(report.toCommand(guildId, userId, delivery), write)));
    }

    private boolean record(MemberCommand command, Write write) {
        Outcome<Recorded> outcome = door.record(command, Recorded.class, write);
        return outcome.view().recorded();
    }
}
