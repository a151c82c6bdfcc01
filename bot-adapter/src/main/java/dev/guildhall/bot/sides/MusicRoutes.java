package dev.guildhall.bot.sides;

import dev.guildhall.door.request.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The command side's internal routes for music. */
@HttpExchange(accept = "application/json", contentType = "application/json")
interface MusicRoutes {
    /** What a step is told with. */
    record Told(Map<String, Object> body) {
        static Told by(ActingFor who, List<String> roleIds, String channelId) {
            return new Told(
                    Map.of("userId", who.userId(), "name", who.name(), "roleIds", roleIds, "channelId", channelId));
        }

        Told withText(String text) {
            return with(Map.of("text", text));
        }

        Told withNumber(long number) {
            return with(Map.of("number", number));
        }

        Told withPlace(long place) {
            return with(Map.of("place", place));
        }

        Told withVolume(long volume) {
            return with(Map.of("volume", volume));
        }

        Told withAudience(MusicSide.Audience audience) {
            return with(Map.of("listens", audience.listens(), "listeners", audience.listeners()));
        }

        private Told with(Map<String, ?> more) {
            Map<String, Object> all = new HashMap<>(body);
            all.putAll(more);
            return new Told(all);
        }
    }

    @PostExchange("/internal/guilds/{guildId}/music/{step}")
    Answer<MusicAnswer> send(
            @PathVariable String guildId,
            @PathVariable String step,
            @RequestBody Map<String, Object> body,
            @RequestHeader Map<String, String> headers);
}
