package dev.guildhall.command.subscription;

import dev.guildhall.command.dispatch.Fields;
import dev.guildhall.command.dispatch.Write;
import dev.guildhall.command.idempotency.Writes;
import dev.guildhall.door.SharedClock;
import dev.guildhall.door.access.Operators;
import dev.guildhall.events.wire.Subscription;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where operators say what a guild has subscribed to. The body takes the place of what was there. */
@RestController
public final class SubscriptionRoutes {
    private static final String PLAN = "plan";
    private static final String UNTIL = "until";

    private final Operators operators;
    private final Writes writes;
    private final SharedClock clock;

    SubscriptionRoutes(Operators operators, Writes writes, SharedClock clock) {
        this.operators = operators;
        this.writes = writes;
        this.clock = clock;
    }

    @PutMapping(path = "/api/admin/guilds/{guildId}/subscription", consumes = "application/json")
    ResponseEntity<byte[]> change(
            @PathVariable String guildId, @RequestBody Map<String, @Nullable Object> body, Write write) {
        Write byOperator = write.as(operators.operator(write.asker()));
        ChangeSubscription command =
                new ChangeSubscription(guildId, byOperator.asker().userId(), subscription(body), clock.instant(), null);
        return writes.carryOut(new Writes.Task<>(command, Subscription.class, body, view -> view), byOperator);
    }

    private static Subscription subscription(Map<String, @Nullable Object> body) {
        Fields fields = new Fields(body, Set.of(PLAN, UNTIL));
        fields.require(PLAN);
        String plan = text(body, PLAN, fields);
        String until = text(body, UNTIL, fields);
        if (plan == null && body.containsKey(PLAN) && body.get(PLAN) == null) {
            fields.fault("/" + PLAN, "must be a string");
        }
        fields.check();
        return new Subscription(plan == null ? "" : plan, until);
    }

    private static @Nullable String text(Map<String, @Nullable Object> body, String name, Fields fields) {
        Object value = body.get(name);
        if (value instanceof String text) {
            return text;
        }
        if (value != null) {
            fields.fault("/" + name, "must be a string");
        }
        return null;
    }
}
