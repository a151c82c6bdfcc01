package dev.guildhall.query.music;

import dev.guildhall.door.request.Answer;
import dev.guildhall.door.token.Asker;
import dev.guildhall.query.content.ContentPages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A guild's queue, the first track first. Carries the version of its last change. */
@RestController
@RequestMapping({"/api/guilds/{guildId}/music", "/api/panel/guilds/{guildId}/music"})
final class QueueRoutes {
    private final QueueReading reading;

    QueueRoutes(QueueReading reading) {
        this.reading = reading;
    }

    @GetMapping("/queue")
    ResponseEntity<Answer<QueueDetails>> queue(
            Asker asker,
            @PathVariable String guildId,
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit,
            @RequestParam(name = "atLeast", required = false) @Nullable String version) {
        QueueReading.Read read = reading.read(asker, guildId, version, after, ContentPages.limit(limit));
        return Answer.of(read.details(), read.version()).entity();
    }
}
