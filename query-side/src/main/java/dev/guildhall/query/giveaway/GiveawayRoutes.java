package dev.guildhall.query.giveaway;

import dev.guildhall.door.request.Answer;
import dev.guildhall.door.token.Asker;
import dev.guildhall.query.content.ContentPages;
import dev.guildhall.query.content.ContentPages.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A guild's giveaways. A list carries the version of the guild's last change of any giveaway. */
@RestController
@RequestMapping({"/api/guilds/{guildId}/giveaways", "/api/panel/guilds/{guildId}/giveaways"})
final class GiveawayRoutes {
    private final GiveawayReading reading;

    GiveawayRoutes(GiveawayReading reading) {
        this.reading = reading;
    }

    @GetMapping
    ResponseEntity<Answer<List<GiveawayDetails>>> giveaways(
            Asker asker,
            @PathVariable String guildId,
            @RequestParam(name = "status", required = false) @Nullable String status,
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit,
            @RequestParam(name = "atLeast", required = false) @Nullable String version) {
        Page<GiveawayView> page = reading.list(
                asker,
                guildId,
                version,
                ContentPages.status(GiveawayStatus.class, status),
                ContentPages.after(after),
                ContentPages.limit(limit));
        return Answer.list(page.items().stream().map(GiveawayDetails::of).toList(), page.version(), page.next())
                .entity();
    }

    @GetMapping("/{giveawayId}")
    ResponseEntity<Answer<GiveawayDetails>> giveaway(
            Asker asker,
            @PathVariable String guildId,
            @PathVariable String giveawayId,
            @RequestParam(name = "atLeast", required = false) @Nullable String version) {
        GiveawayView view = reading.one(asker, guildId, giveawayId, version);
        return Answer.of(GiveawayDetails.of(view), view.version()).entity();
    }

    /** In the order in which they entered. */
    @GetMapping("/{giveawayId}/entries")
    ResponseEntity<Answer<List<GiveawayEntry>>> entries(
            Asker asker,
            @PathVariable String guildId,
            @PathVariable String giveawayId,
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit,
            @RequestParam(name = "atLeast", required = false) @Nullable String version) {
        long place = ContentPages.place(after);
        int size = ContentPages.limit(limit);
        Page<GiveawayEntry> page = reading.entries(reading.one(asker, guildId, giveawayId, version), place, size);
        return Answer.list(page.items(), page.version(), page.next()).entity();
    }

    @GetMapping("/{giveawayId}/proof")
    ResponseEntity<Answer<GiveawayProof>> proof(
            Asker asker,
            @PathVariable String guildId,
            @PathVariable String giveawayId,
            @RequestParam(name = "atLeast", required = false) @Nullable String version) {
        GiveawayView view = reading.one(asker, guildId, giveawayId, version);
        return Answer.of(reading.proof(view), view.version()).entity();
    }
}
