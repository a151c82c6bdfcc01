package dev.guildhall.command.giveaway;

import dev.guildhall.command.dispatch.Fields;
import dev.guildhall.events.config.Kind;
import dev.guildhall.events.config.Kind.Snowflake;
import dev.guildhall.events.config.Kind.Snowflake.Target;
import dev.guildhall.events.config.Kind.Text;
import dev.guildhall.events.config.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The few members that ending, cancelling and rerolling know; those that are null count as left out. */
final class SteeringForm {
    private static final String PUBLIC_VALUE = "publicValue";
    private static final String USER_IDS = "userIds";
    private static final Kind VALUE = new Text(1, GiveawayLimits.MAX_PUBLIC_VALUE_LENGTH, true);
    /** Which kind of thing it is an id of, nobody asks. */
    private static final Kind ID = new Snowflake(Target.ROLE);

    private SteeringForm() {}

    /** @throws dev.guildhall.door.problem.ProblemException 400 */
    static @Nullable String publicValue(Map<String, @Nullable Object> body) {
        Fields fields = new Fields(body, Set.of(PUBLIC_VALUE));
        Object value = body.get(PUBLIC_VALUE);
        if (value != null) {
            check(VALUE, "/" + PUBLIC_VALUE, value, fields);
        }
        fields.check();
        return value instanceof String text ? text : null;
    }

    /**
     * Who is to be replaced; {@code null} for all.
     *
     * @throws dev.guildhall.door.problem.ProblemException 400
     */
    static @Nullable List<String> userIds(Map<String, @Nullable Object> body) {
        Fields fields = new Fields(body, Set.of(USER_IDS));
        Object value = body.get(USER_IDS);
        List<String> ids = new ArrayList<>();
        if (value instanceof List<?> list && !list.isEmpty() && list.size() <= GiveawayLimits.MAX_WINNERS) {
            for (int i = 0; i < list.size(); i++) {
                check(ID, "/" + USER_IDS + "/" + i, list.get(i), fields);
                ids.add(String.valueOf(list.get(i)));
            }
        } else if (value != null) {
            fields.fault("/" + USER_IDS, "must have 1 to %d ids of winners".formatted(GiveawayLimits.MAX_WINNERS));
        }
        fields.check();
        return value == null ? null : ids;
    }

    /** @throws dev.guildhall.door.problem.ProblemException 400 */
    static void nothing(Map<String, @Nullable Object> body) {
        new Fields(body, Set.of()).check();
    }

    private static void check(Kind kind, String pointer, @Nullable Object value, Fields fields) {
        List<Violation> faults = new ArrayList<>();
        kind.check(pointer, value, faults);
        faults.forEach(fault -> fields.fault(fault.pointer(), fault.detail()));
    }
}
