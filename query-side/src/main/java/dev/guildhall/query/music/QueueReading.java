package dev.guildhall.query.music;

import dev.guildhall.door.token.Asker;
import dev.guildhall.events.GuildModule;
import dev.guildhall.query.configuration.GuildView;
import dev.guildhall.query.content.ContentPages;
import dev.guildhall.query.content.ContentReading;
import dev.guildhall.query.music.QueueDetails.TrackDetails;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The one way in which routes get at queues: new enough, and only for those who may see the guild. Thread-safe. */
final class QueueReading {
    private final ContentReading<QueueView> reading;
    private final QueueViews views;
    private final QueueTexts texts;

    QueueReading(ContentReading<QueueView> reading, QueueViews views, QueueTexts texts) {
        this.reading = reading;
        this.views = views;
        this.texts = texts;
    }

    /** With the version of the whole queue. */
    record Read(QueueDetails details, long version) {}

    /** @param after the last place of the page before */
    Read read(Asker asker, String guildId, @Nullable String atLeastVersion, @Nullable String after, int limit) {
        long first = ContentPages.place(after);
        GuildView guild = reading.open(asker, guildId, atLeastVersion);
        QueueView view = views.find(guildId, guildId).orElseGet(() -> QueueView.empty(guildId));
        int from = Math.toIntExact(Math.min(first, view.tracks().size()));
        int to = Math.min(from + limit, view.tracks().size());
        QueueDetails details = new QueueDetails(
                view.tracks().size(), view.votes(), volume(view, guild), tracks(view.tracks(), from, to));
        return new Read(details, view.version());
    }

    private List<TrackDetails> tracks(List<QueuedTrack> all, int from, int to) {
        Map<Long, String> found = texts.of(all.subList(from, to));
        List<TrackDetails> told = new ArrayList<>();
        for (int i = from; i < to; i++) {
            QueuedTrack track = all.get(i);
            told.add(new TrackDetails(
                    i + 1,
                    track.number(),
                    Objects.requireNonNull(found.get(track.textAt())),
                    track.userId(),
                    Instant.ofEpochMilli(track.requestedAtMillis())));
        }
        return told;
    }

    private static int volume(QueueView view, GuildView guild) {
        Integer said = view.volume();
        Object configured = guild.module(GuildModule.MUSIC).config().get("defaultVolume");
        return said != null ? said : configured instanceof Number number ? number.intValue() : 0;
    }
}
