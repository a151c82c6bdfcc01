package dev.guildhall.command.delivery;

import dev.guildhall.command.dispatch.Fields;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A report about something that was to be done in Discord: what came of it, or alone why nothing did. */
public final class DeliveryFields {
    private static final String CAUSE = "cause";
    private static final Set<String> CAUSES =
            Set.of("channel-missing", "message-deleted", "missing-permission", "guild-left", "refused");

    private final Fields fields;
    private final @Nullable String cause;

    private DeliveryFields(Fields fields, @Nullable String cause) {
        this.fields = fields;
        this.cause = cause;
    }

    /**
     * @param known the members of a report of success
     * @throws ProblemException 400 when it gives a cause, and that alone is not valid
     */
    public static DeliveryFields read(Map<String, @Nullable Object> body, Set<String> known) {
        Fields fields =
                new Fields(body, Stream.concat(known.stream(), Stream.of(CAUSE)).collect(Collectors.toSet()));
        if (!body.containsKey(CAUSE)) {
            return new DeliveryFields(fields, null);
        }
        String cause = String.valueOf(body.get(CAUSE));
        if (!CAUSES.contains(cause) || body.size() > 1) {
            fields.fault("/" + CAUSE, "must be a known word, and stand alone");
        }
        fields.check();
        return new DeliveryFields(fields, cause);
    }

    /** Why Discord refused it for good, a stable word; {@code null} when it did not. */
    public @Nullable String cause() {
        return cause;
    }

    /** What a report of success says, still to be checked. */
    public Fields fields() {
        return fields;
    }

    /** What is said of a delivery that there cannot be. */
    public static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such delivery");
    }
}
