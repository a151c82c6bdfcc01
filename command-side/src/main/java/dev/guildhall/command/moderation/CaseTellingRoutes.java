package dev.guildhall.command.moderation;

import dev.guildhall.command.delivery.DeliveryView;
import dev.guildhall.command.dispatch.CommandDoor;
import dev.guildhall.command.dispatch.Outcome;
import dev.guildhall.command.dispatch.Write;
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
 * Where the bot tells what moderators do in Discord, which messages broke a rule, and what became of cases there. For
 * services only, see the door.
 */
@RestController
@RequestMapping(path = "/internal/guilds/{guildId}", consumes = "application/json")
public final class CaseTellingRoutes {
    private final CaseWrites writes;
    private final Findings findings;
    private final CommandDoor door;

    public CaseTellingRoutes(CaseWrites writes, Findings findings, CommandDoor door) {
        this.writes = writes;
        this.findings = findings;
        this.door = door;
    }

    @PostMapping("/cases")
    ResponseEntity<byte[]> open(
            @PathVariable String guildId, @RequestBody Map<String, @Nullable Object> body, Write write) {
        return writes.openInDiscord(guildId, body, write);
    }

    @PostMapping("/cases/{number}/revoke")
    ResponseEntity<byte[]> revoke(
            @PathVariable String guildId,
            @PathVariable String number,
            @RequestBody Map<String, @Nullable Object> body,
            Write write) {
        return writes.revokeInDiscord(guildId, number, body, write);
    }

    @PostMapping("/findings")
    Answer<List<FoundView>> found(@PathVariable String guildId, @RequestBody FindingReport report, Write write) {
        return Answer.of(findings.told(guildId, report, write));
    }

    @PutMapping("/cases/{number}/deliveries/{delivery}")
    ResponseEntity<Answer<DeliveryView>> delivered(
            @PathVariable String guildId,
            @PathVariable String number,
            @PathVariable String delivery,
            @RequestBody Map<String, @Nullable Object> body,
            Write write) {
        CaseCommand command = CaseDeliveryForm.command(guildId, CaseWrites.number(number), delivery, body);
        Outcome<DeliveryView> outcome = door.record(command, DeliveryView.class, write);
        return Answer.of(outcome.view(), outcome.version()).entity();
    }
}
