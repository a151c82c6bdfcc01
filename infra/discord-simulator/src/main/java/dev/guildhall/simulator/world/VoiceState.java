package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.wire.Json;
import org.jspecify.annotations.Nullable;

/** That a member is in a voice channel, or has just left one. */
public record VoiceState(String userId, @Nullable String channelId, String sessionId) {
    /** As it stands in a guild that appears: without the guild and the member. */
    public ObjectNode toJson() {
        return Json.object()
                .put("channel_id", channelId)
                .put("user_id", userId)
                .put("session_id", sessionId)
                .put("deaf", false)
                .put("mute", false)
                .put("self_deaf", false)
                .put("self_mute", false)
                .put("self_stream", false)
                .put("self_video", false)
                .put("suppress", false)
                .putNull("request_to_speak_timestamp");
    }

    VoiceState in(@Nullable String otherChannelId) {
        return new VoiceState(userId, otherChannelId, sessionId);
    }
}
