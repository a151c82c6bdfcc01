package dev.guildhall.query.invalidation;

import dev.guildhall.door.SharedClock;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.request.Answer;
import dev.guildhall.door.request.Correlation;
import dev.guildhall.door.token.Asker;
import dev.guildhall.events.wire.ChangedGuilds;
import dev.guildhall.events.wire.ChangedGuilds.ChangedGuild;
import dev.guildhall.query.configuration.Cause;
import dev.guildhall.query.configuration.GuildView;
import dev.guildhall.query.configuration.GuildViews;
import dev.guildhall.query.configuration.ViewChanges;
import dev.guildhall.query.configuration.ViewProgress;
import dev.guildhall.query.guild.GuildReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
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
    private final Map<String, ContentChanges> contents;

    ChangesRoutes(
            ViewChanges changes,
            ViewProgress progress,
            GuildReading reading,
            InvalidationPublisher publisher,
            SharedClock clock,
            ObjectProvider<ContentChanges> contents) {
        this.changes = changes;
        this.progress = progress;
        this.reading = reading;
        this.publisher = publisher;
        this.clock = clock;
        this.contents = contents.stream()
                .collect(Collectors.toMap(content -> content.content().word(), Function.identity()));
    }

    /** @param also what is to be told of beside configuration: words of {@code GuildContent} */
    @GetMapping("/internal/changes")
    Answer<ChangedGuilds> changes(
            @RequestParam long since,
            @RequestParam(defaultValue = "" + GuildViews.MAX_PAGE) int limit,
            @RequestParam(defaultValue = "") List<String> also) {
        if (since < FROM_NOW
                || limit < 1
                || limit > GuildViews.MAX_PAGE
                || !contents.keySet().containsAll(also)) {
            throw new ProblemException(
                    ProblemType.MALFORMED_REQUEST,
                    "'since' must be a watermark or -1, 'limit' from 1 to %d, 'also' among %s"
                            .formatted(GuildViews.MAX_PAGE, contents.keySet()));
        }
        // This side keeps it with the data base's.
        long now = clock.millis();
        if (since == FROM_NOW) {
            long known = progress.watermark();
            long watermark =
                    also.stream().map(word -> of(word).watermark(known)).reduce(known, Math::min);
            return Answer.of(new ChangedGuilds(List.of(), watermark, false, now), watermark);
        }
        ChangedGuilds changed = changed(since, limit, also, now);
        return Answer.of(changed, changed.watermark());
    }

    private ChangedGuilds changed(long since, int limit, List<String> also, long now) {
        ViewChanges.Page page = changes.since(since, limit);
        List<ChangedGuild> changed = new ArrayList<>();
        page.views().forEach(view -> changed.addAll(ChangeList.since(view, since)));
        long watermark = page.watermark();
        boolean more = page.more();
        for (String word : also) {
            ContentChanges.Page content = of(word).since(since, limit, page.watermark());
            content.changed()
                    .forEach(one -> changed.add(new ChangedGuild(one.guildId(), one.version(), false, List.of(word))));
            watermark = Math.min(watermark, content.watermark());
            more |= content.more();
        }
        return new ChangedGuilds(changed, watermark, more, now);
    }

    private ContentChanges of(String word) {
        return Objects.requireNonNull(contents.get(word));
    }

    /** Writes the guild's values to Redis anew and has everybody read it again. */
    @PostMapping("/internal/guilds/{guildId}/sync")
    Answer<Map<String, String>> sync(Asker asker, Correlation correlation, @PathVariable String guildId) {
        GuildView view = reading.read(asker, guildId, null);
        publisher.reload(view, new Cause(correlation.correlationId(), correlation.traceId()));
        return Answer.of(Map.of("guildId", guildId), view.version());
    }
}
