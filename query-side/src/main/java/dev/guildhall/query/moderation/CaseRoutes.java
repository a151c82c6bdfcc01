package dev.guildhall.query.moderation;

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

/** A guild's cases. A list carries the version of the guild's last change of any case. */
@RestController
@RequestMapping({"/api/guilds/{guildId}/cases", "/api/panel/guilds/{guildId}/cases"})
final class CaseRoutes {
    private final CaseReading reading;

    CaseRoutes(CaseReading reading) {
        this.reading = reading;
    }

    @GetMapping
    ResponseEntity<Answer<List<CaseDetails>>> cases(
            Asker asker,
            @PathVariable String guildId,
            @RequestParam(name = "userId", required = false) @Nullable String userId,
            @RequestParam(name = "kind", required = false) @Nullable String kind,
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit,
            @RequestParam(name = "atLeast", required = false) @Nullable String version) {
        Page<CaseDetails> page = reading.list(
                asker, guildId, version, new CaseReading.Which(userId, kind), after, ContentPages.limit(limit));
        return Answer.list(page.items(), page.version(), page.next()).entity();
    }

    @GetMapping("/{number}")
    ResponseEntity<Answer<CaseDetails>> one(
            Asker asker,
            @PathVariable String guildId,
            @PathVariable String number,
            @RequestParam(name = "atLeast", required = false) @Nullable String version) {
        CaseDetails details = reading.one(asker, guildId, number, version);
        return Answer.of(details, details.version()).entity();
    }
}
