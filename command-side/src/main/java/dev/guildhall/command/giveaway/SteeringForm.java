package dev.guildhall.command.giveaway;

import dev.guildhall.command.dispatch.Fields;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The few members that ending, cancelling and rerolling know; those that are null count as left out. */
final class SteeringForm {
    private static final String PUBLIC_VALUE = "publicValue";
    private static final String USER_IDS = "userIds";

    private SteeringForm() {}

    /** @throws dev.guildhall.door.problem.ProblemException 400 */
    static @Nullable String publicValue(Map<String, @Nullable Object> body) {
        Fields fields = new Fields(body, Set.of(PUBLIC_VALUE));
        String value = fields.text(PUBLIC_VALUE, 1, GiveawayLimits.MAX_PUBLIC_VALUE_LENGTH);
        fields.check();
        return value;
    }

    /**
     * Who is to be replaced; {@code null} for all.
     *
     * @throws dev.guildhall.door.problem.ProblemException 400
     */
    static @Nullable List<String> userIds(Map<String, @Nullable Object> body) {
        Fields fields = new Fields(body, Set.of(USER_IDS));
        List<String> ids = fields.ids(USER_IDS, 1, GiveawayLimits.MAX_WINNERS);
        fields.check();
        return ids;
    }

    /** @throws dev.guildhall.door.problem.ProblemException 400 */
    static void nothing(Map<String, @Nullable Object> body) {
        new Fields(body, Set.of()).check();
    }
}
