package dev.guildhall.command.leveling;

import dev.guildhall.command.dispatch.Fields;
import dev.guildhall.command.identity.Ids;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the bot tells of what was to follow from a level: that it was done, or why it was not. */
final class LevelDeliveryForm {
    private static final String MESSAGE = "messageId";
    private static final String CAUSE = "cause";
    private static final Set<String> CAUSES =
            Set.of("channel-missing", "missing-permission", "role-missing", "guild-left", "refused");

    private LevelDeliveryForm() {}

    /** @throws ProblemException 400 with all faults, 404 when nothing of that name follows from a level */
    static LevelCommand command(String guildId, String userId, String path, Map<String, @Nullable Object> body) {
        LevelDelivery delivery = LevelDelivery.ofPath(path)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such delivery"));
        Fields fields = new Fields(body, Set.of(MESSAGE, CAUSE));
        if (body.containsKey(CAUSE)) {
            String cause = String.valueOf(body.get(CAUSE));
            if (!CAUSES.contains(cause) || body.size() > 1) {
                fields.fault("/" + CAUSE, "must be a known word, and stand alone");
            }
            fields.check();
            return new RecordFailedLevelDelivery(guildId, userId, delivery, cause);
        }
        String messageId = body.get(MESSAGE) instanceof String text && Ids.isSnowflake(text) ? text : null;
        boolean isMessage = delivery instanceof LevelDelivery.Message;
        if (isMessage != (messageId != null) || body.containsKey(MESSAGE) != isMessage) {
            fields.fault("/" + MESSAGE, isMessage ? "must be a Discord id" : "is not part of a role");
        }
        fields.check();
        return new RecordLevelDelivered(guildId, userId, delivery, messageId);
    }
}
