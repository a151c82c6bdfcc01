package dev.guildhall.command.giveaway;

import dev.guildhall.command.delivery.DeliveryView;
import dev.guildhall.command.dispatch.CommandDoor;
import dev.guildhall.command.dispatch.Outcome;
import dev.guildhall.command.dispatch.Write;
import dev.guildhall.command.giveaway.GiveawayRejection.NotEntered;
import dev.guildhall.command.identity.Ids;
import dev.guildhall.door.SharedClock;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.request.Answer;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where the bot tells who enters and leaves, and what became of a giveaway in Discord. For services only, see the door;
 * that the member is one of the guild is for the bot to know.
 */
@RestController
@RequestMapping("/internal/guilds/{guildId}/giveaways/{giveawayId}")
public final class GiveawayPlayRoutes {
    private final CommandDoor door;
    private final SharedClock clock;

    public GiveawayPlayRoutes(CommandDoor door, SharedClock clock) {
        this.door = door;
        this.clock = clock;
    }

    @PostMapping(path = "/entries", consumes = "application/json")
    ResponseEntity<Answer<EntryView>> enter(
            @PathVariable String guildId,
            @PathVariable String giveawayId,
            @RequestBody EntryReport report,
            Write write) {
        GiveawayWrites.requireId(giveawayId);
        return record(report.toCommand(guildId, giveawayId, clock.instant()), EntryView.class, write);
    }

    @DeleteMapping("/entries/{userId}")
    ResponseEntity<Answer<EntryView>> leave(
            @PathVariable String guildId, @PathVariable String giveawayId, @PathVariable String userId, Write write) {
        GiveawayWrites.requireId(giveawayId);
        if (!Ids.isSnowflake(userId)) {
            throw new ProblemException(new NotEntered().problem());
        }
        long now = clock.instant().toEpochMilli();
        return record(new WithdrawEntry(guildId, giveawayId, userId, now), EntryView.class, write);
    }

    @PutMapping(path = "/deliveries/{delivery}", consumes = "application/json")
    ResponseEntity<Answer<DeliveryView>> delivered(
            @PathVariable String guildId,
            @PathVariable String giveawayId,
            @PathVariable String delivery,
            @RequestBody Map<String, @Nullable Object> body,
            Write write) {
        GiveawayWrites.requireId(giveawayId);
        GiveawayCommand command = DeliveryForm.command(guildId, giveawayId, delivery, body);
        return record(command, DeliveryView.class, write);
    }

    private <V> ResponseEntity<Answer<V>> record(GiveawayCommand command, Class<V> view, Write write) {
        Outcome<V> outcome = door.record(command, view, write);
        return Answer.of(outcome.view(), outcome.version()).entity();
    }
}
