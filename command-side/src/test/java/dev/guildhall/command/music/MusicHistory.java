package dev.guildhall.command.music;

import dev.guildhall.command.music.SkipTrack.Audience;
import dev.guildhall.events.music.SkipVoted;
import dev.guildhall.events.music.TrackRequested;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What max, mona and a DJ do with the queue of a guild. */
final class MusicHistory {
    static final String GUILD = "1180000000000000001";
    static final String MONA = "1180000000000000103";
    static final String MAX = "1180000000000000104";
    static final String OTTO = "1180000000000000105";
    static final String GENERAL = "1180000000000000201";
    static final String JUKEBOX = "1180000000000000205";
    static final String DJ_ROLE = "1180000000000000303";
    static final long START = 1_800_000_000_000L;

    /** Half of those who listen, and nobody is a DJ who may not change the guild. */
    static final MusicTerms TERMS = new MusicTerms(true, null, null, 100, 50);

    static final MusicTerms OFF = new MusicTerms(false, null, null, 100, 50);
    static final MusicTerms WITH_DJS = new MusicTerms(true, DJ_ROLE, JUKEBOX, 100, 50);

    private MusicHistory() {}

    static MusicTerms holding(int maxQueue) {
        return new MusicTerms(true, null, null, maxQueue, 50);
    }

    static MusicMember member(String userId) {
        return new MusicMember(userId, Set.of(), GENERAL, false);
    }

    static MusicMember in(@Nullable String channelId) {
        return new MusicMember(MAX, Set.of(), channelId, false);
    }

    /** Who holds the DJ role. */
    static MusicMember dj() {
        return new MusicMember(MONA, Set.of(DJ_ROLE), GENERAL, false);
    }

    /** Who may change the guild's configuration. */
    static MusicMember admin() {
        return new MusicMember(MONA, Set.of(), GENERAL, true);
    }

    static RequestTrack request(MusicMember by, MusicTerms terms) {
        return new RequestTrack(GUILD, "track:new", by, "Kumquat blues", terms, START);
    }

    static TrackRequested requested(int number, String userId) {
        return new TrackRequested(GUILD, "track:" + number, number, userId, "Kumquat blues", START);
    }

    static SkipTrack skip(int number, MusicMember by, int listeners, MusicTerms terms) {
        return new SkipTrack(GUILD, number, by, new Audience(true, listeners), terms);
    }

    static SkipVoted voted(int number, String userId, int listeners) {
        return new SkipVoted(GUILD, number, userId, listeners);
    }
}
