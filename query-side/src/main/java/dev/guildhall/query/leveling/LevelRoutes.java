package dev.guildhall.query.leveling;

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

/** What members have earned. The leaderboard carries the version of the guild's last change of any of it. */
@RestController
@RequestMapping({"/api/guilds/{guildId}", "/api/panel/guilds/{guildId}"})
final class LevelRoutes {
    private final LevelReading reading;

    LevelRoutes(LevelReading reading) {
        this.reading = reading;
    }

    @GetMapping("/leaderboard")
    ResponseEntity<Answer<List<Standing>>> leaderboard(
            Asker asker,
            @PathVariable String guildId,
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit,
            @RequestParam(name = "atLeast", required = false) @Nullable String version) {
        Page<Standing> page = reading.leaderboard(asker, guildId, version, after, ContentPages.limit(limit));
        return Answer.list(page.items(), page.version(), page.next()).entity();
    }

    @GetMapping("/levels/{userId}")
    ResponseEntity<Answer<LevelDetails>> level(
            Asker asker,
            @PathVariable String guildId,
            @PathVariable String userId,
            @RequestParam(name = "atLeast", required = false) @Nullable String version) {
        LevelReading.Read read = reading.one(asker, guildId, userId, version);
        return Answer.of(read.details(), read.version()).entity();
    }
}
