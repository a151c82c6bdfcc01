package dev.guildhall.command.leveling;

import dev.guildhall.command.dispatch.CommandDoor;
import dev.guildhall.command.dispatch.Outcome;
import dev.guildhall.command.dispatch.Write;
import dev.guildhall.command.identity.Ids;
import dev.guildhall.command.leveling.LevelRejection.NothingEarned;
import dev.guildhall.door.SharedClock;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.request.Answer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where the bot tells that members wrote, as often as it likes, and what became in Discord of the levels that they
 * reached. For services only, see the door; that they are members is for the bot to know.
 */
@RestController
@RequestMapping(path = "/internal/guilds/{guildId}/levels", consumes = "application/json")
public final class LevelingRoutes {
    private final LevelingWrites writes;
    private final CommandDoor door;
    private final SharedClock clock;

    public LevelingRoutes(LevelingWrites writes, CommandDoor door, SharedClock clock) {
        this.writes = writes;
        this.door = door;
        this.clock = clock;
    }

    @PostMapping("/messages")
    Answer<List<WrittenView>> written(@PathVariable String guildId, @RequestBody WrittenReport report, Write write) {
        report.check(clock.instant());
        return Answer.of(writes.written(guildId, report, write));
    }

    @PutMapping("/{userId}/deliveries/{delivery}")
    ResponseEntity<Answer<DeliveryView>> delivered(
            @PathVariable String guildId,
            @PathVariable String userId,
            @PathVariable String delivery,
            @RequestBody Map<String, @Nullable Object> body,
            Write write) {
        if (!Ids.isSnowflake(userId)) {
            throw new ProblemException(new NothingEarned().problem());
        }
        LevelCommand command = LevelDeliveryForm.command(guildId, userId, delivery, body);
        Outcome<DeliveryView> outcome = door.record(command, DeliveryView.class, write);
        return Answer.of(outcome.view(), outcome.version()).entity();
    }
}
