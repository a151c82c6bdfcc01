package dev.guildhall.command.permission;

import dev.guildhall.command.dispatch.CommandDoor;
import dev.guildhall.command.dispatch.GuildCommand;
import dev.guildhall.command.dispatch.Outcome;
import dev.guildhall.command.dispatch.Write;
import dev.guildhall.door.request.Answer;
import dev.guildhall.events.wire.GrantedAccess;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where the bot tells who holds what, as often as it likes; both answer what is granted, which decides what there is to
 * tell. For services only, see the door.
 */
@RestController
@RequestMapping(path = "/internal/guilds/{guildId}", consumes = "application/json")
public final class FactRoutes {
    private final CommandDoor door;

    public FactRoutes(CommandDoor door) {
        this.door = door;
    }

    @PutMapping("/roles/{roleId}/holders")
    ResponseEntity<Answer<GrantedAccess>> holders(
            @PathVariable String guildId, @PathVariable String roleId, @RequestBody HolderReport report, Write write) {
        return record(report.toCommand(guildId, roleId), write);
    }

    @PatchMapping("/members")
    ResponseEntity<Answer<GrantedAccess>> members(
            @PathVariable String guildId, @RequestBody MembersReport report, Write write) {
        return record(report.toCommand(guildId), write);
    }

    private ResponseEntity<Answer<GrantedAccess>> record(GuildCommand command, Write write) {
        Outcome<GrantedAccess> outcome = door.record(command, GrantedAccess.class, write);
        return Answer.of(outcome.view(), outcome.version()).entity();
    }
}
