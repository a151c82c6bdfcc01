package dev.guildhall.command.guild;

import dev.guildhall.command.dispatch.CommandDoor;
import dev.guildhall.command.dispatch.Outcome;
import dev.guildhall.command.dispatch.Rejected;
import dev.guildhall.command.dispatch.Write;
import dev.guildhall.door.request.Answer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the bot tells of its coming and going, as often as it likes. For services only, see the door. */
@RestController
@RequestMapping("/internal/guilds/{guildId}")
public final class PresenceRoutes {
    private final CommandDoor door;

    public PresenceRoutes(CommandDoor door) {
        this.door = door;
    }

    @PutMapping(consumes = "application/json")
    ResponseEntity<Answer<Registration>> present(
            @PathVariable String guildId, @RequestBody PresenceReport report, Write write) {
        Outcome<Registration> outcome = door.record(report.toCommand(guildId), Registration.class, write);
        return Answer.of(outcome.view(), outcome.version()).entity();
    }

    @DeleteMapping
    ResponseEntity<Answer<Presence>> gone(@PathVariable String guildId, Write write) {
        try {
            Outcome<Presence> outcome = door.record(new LeaveGuild(guildId), Presence.class, write);
            return Answer.of(outcome.view(), outcome.version()).entity();
        } catch (Rejected neverKnown) {
            return Answer.of(new Presence(guildId)).entity();
        }
    }
}
