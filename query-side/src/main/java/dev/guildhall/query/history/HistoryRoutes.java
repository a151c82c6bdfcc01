package dev.guildhall.query.history;

import dev.guildhall.door.request.Answer;
import dev.guildhall.door.token.Asker;
import dev.guildhall.query.content.ContentPages;
import dev.guildhall.query.content.ContentPages.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A guild's history. A list carries the position of the guild's last entry as its version. */
@RestController
@RequestMapping({"/api/guilds/{guildId}/history", "/api/panel/guilds/{guildId}/history"})
final class HistoryRoutes {
    private final TimelineReading reading;

    HistoryRoutes(TimelineReading reading) {
        this.reading = reading;
    }

    @GetMapping
    ResponseEntity<Answer<List<TimelineEntry>>> history(
            Asker asker,
            @PathVariable String guildId,
            @RequestParam(name = "from", required = false) @Nullable String from,
            @RequestParam(name = "to", required = false) @Nullable String to,
            @RequestParam(name = "actor", required = false) @Nullable String actor,
            @RequestParam(name = "type", required = false) @Nullable String type,
            @RequestParam(name = "module", required = false) @Nullable String module,
            @RequestParam(name = "q", required = false) @Nullable String words,
            @RequestParam(name = "everything", required = false) @Nullable Boolean everything,
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit,
            @RequestParam(name = "atLeast", required = false) @Nullable String version,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        Page<TimelineEntry> page = reading.page(
                asker,
                guildId,
                version,
                new HistoryRequest(from, to, actor, type, module, words, everything, after),
                ContentPages.limit(limit),
                Summaries.locale(language));
        return Answer.list(page.items(), page.version(), page.next()).entity();
    }

    @GetMapping("/blame")
    ResponseEntity<Answer<List<TimelineReading.Blame>>> blame(
            Asker asker,
            @PathVariable String guildId,
            @RequestParam(name = "path", required = false) @Nullable String path,
            @RequestParam(name = "atLeast", required = false) @Nullable String version,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        Page<TimelineReading.Blame> page = reading.blame(asker, guildId, path, version, Summaries.locale(language));
        return Answer.list(page.items(), page.version(), page.next()).entity();
    }

    @GetMapping("/{position}")
    ResponseEntity<Answer<TimelineReading.InContext>> one(
            Asker asker,
            @PathVariable String guildId,
            @PathVariable String position,
            @RequestParam(name = "atLeast", required = false) @Nullable String version,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        TimelineReading.InContext found = reading.one(asker, guildId, position, version, Summaries.locale(language));
        return Answer.of(found, found.entry().position()).entity();
    }
}
