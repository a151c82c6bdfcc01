package dev.guildhall.query.invalidation;

import dev.guildhall.door.SharedClock;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.request.Answer;
import dev.guildhall.door.request.Correlation;
import dev.guildhall.door.token.Asker;
import dev.guildhall.events.wire.ChangedGuilds;
import dev.guildhall.query.configuration.Cause;
import dev.guildhall.query.configuration.GuildView;
import dev.guildhall.query.configuration.GuildViews;
import dev.guildhall.query.configuration.ViewChanges;
import dev.guildhall.query.configuration.ViewProgress;
import dev.guildhall.query.guild.GuildReading;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For the other sides only; the door lets nobody else in. */
@RestController
public final class ChangesRoutes {
    /** As {@code since}: nothing but the current watermark is asked for. */
    static final long FROM_NOW = -1;

    private final ViewChanges changes;
    private final ViewProgress progress;
    private final GuildReading reading;
    private final InvalidationPublisher publisher;
    private final SharedClock clock;

    ChangesRoutes(
            ViewChanges changes,
            ViewProgress progress,
            GuildReading reading,
            InvalidationPublisher publisher,
            SharedClock clock) {
        this.changes = changes;
        this.progress = progress;
        this.reading = reading;
        this.publisher = publisher;
        this.clock = clock;
    }

    @GetMapping("/internal/changes")
    Answer<ChangedGuilds> changes(
            @RequestParam long since, @RequestParam(defaultValue = "" + GuildViews.MAX_PAGE) int limit) {
        if (since < FROM_NOW || limit < 1 || limit > GuildViews.MAX_PAGE) {
            throw new ProblemException(
                    ProblemType.MALFORMED_REQUEST,
                    "'since' must be a watermark or -1, 'limit' from 1 to " + GuildViews.MAX_PAGE);
        }
        // This side keeps it with the data base's.
        long now = clock.millis();
        if (since == FROM_NOW) {
            long watermark = progress.watermark();
            return Answer.of(new ChangedGuilds(List.of(), watermark, false, now), watermark);
        }
        ViewChanges.Page page = changes.since(since, limit);
        ChangedGuilds changed = new ChangedGuilds(
                page.views().stream()
                        .flatMap(view -> ChangeList.since(view, since).stream())
                        .toList(),
                page.watermark(),
                page.more(),
                now);
        return Answer.of(changed, page.watermark());
    }

    /** Writes the guild's values to Redis anew and has everybody read it again. */
    @PostMapping("/internal/guilds/{guildId}/sync")
    Answer<Map<String, String>> sync(Asker asker, Correlation correlation, @PathVariable String guildId) {
        GuildView view = reading.read(asker, guildId, null);
        publisher.reload(view, new Cause(correlation.correlationId(), correlation.traceId()));
        return Answer.of(Map.of("guildId", guildId), view.version());
    }
}
