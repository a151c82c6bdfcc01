package dev.guildhall.bot.sides;

import java.util.List;

/**
 * Where it is decided about a guild's queue, which is the command side. Every call is made once for each interaction, blocks
 * for at most {@link SidesConfiguration#READ_TIMEOUT} and throws {@link SideRefused} when the command side says no, {@link
 * SideAway} when it cannot say anything. Thread-safe.
 */
public final class MusicSide {
    private final MusicRoutes routes;

    MusicSide(MusicRoutes routes) {
        this.routes = routes;
    }

    /** Who does something, and where. */
    public record Asking(String guildId, ActingFor who, List<String> roleIds, String channelId) {
        private MusicRoutes.Told told() {
            return MusicRoutes.Told.by(who, roleIds, channelId);
        }
    }

    /**
     * Those in the voice channel where a track is listened to.
     *
     * @param listens whether whoever asks is one of them
     * @param listeners how many they are, without bots
     */
    public record Audience(boolean listens, int listeners) {}

    public MusicAnswer request(Asking asking, String text) {
        return send(asking, "requests", asking.told().withText(text));
    }

    /** @param number of the track that is meant */
    public MusicAnswer skip(Asking asking, long number, Audience audience) {
        return send(asking, "skip", asking.told().withNumber(number).withAudience(audience));
    }

    public MusicAnswer remove(Asking asking, long number) {
        return send(asking, "remove", asking.told().withNumber(number));
    }

    /** @param place the first is 1 */
    public MusicAnswer move(Asking asking, long number, long place) {
        return send(asking, "move", asking.told().withNumber(number).withPlace(place));
    }

    public MusicAnswer clear(Asking asking) {
        return send(asking, "clear", asking.told());
    }

    public MusicAnswer volume(Asking asking, long volume) {
        return send(asking, "volume", asking.told().withVolume(volume));
    }

    private MusicAnswer send(Asking asking, String step, MusicRoutes.Told told) {
        return Call.of(() -> routes.send(
                        asking.guildId(), step, told.body(), asking.who().ownHeaders()))
                .data();
    }
}
