package dev.guildhall.bot.sides;

import dev.guildhall.door.request.Correlation;
import dev.guildhall.door.token.Askers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The member of a guild for whom the bot asks. The interaction's id makes the write idempotent: Discord may deliver one
 * interaction twice, but it can only be stored once.
 */
public record ActingFor(String userId, String name, String interactionId) {
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final String PREFIX = "discord-";

    /** Under which the interaction is found, in the log and in the events that it led to. */
    public static String correlationId(String interactionId) {
        return PREFIX + interactionId;
    }

    /** Where the bot tells of the interaction on its own account, in the body. */
    Map<String, String> ownHeaders() {
        return Map.of(Correlation.HEADER, correlationId(interactionId), IDEMPOTENCY_KEY, PREFIX + interactionId);
    }

    Map<String, String> headers() {
        return Map.of(
                Askers.ACTING_FOR,
                userId,
                Askers.ACTING_FOR_NAME,
                URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"),
                Correlation.HEADER,
                correlationId(interactionId),
                IDEMPOTENCY_KEY,
                PREFIX + interactionId);
    }
}
