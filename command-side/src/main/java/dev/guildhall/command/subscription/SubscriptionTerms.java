package dev.guildhall.command.subscription;

import dev.guildhall.events.config.Violation;
import dev.guildhall.events.wire.Subscription;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What a guild can subscribe to. Pure. */
public final class SubscriptionTerms {
    /** Ten years: longer than that is a slip of the keyboard. */
    public static final Duration MAX_TERM = Duration.ofDays(3_653);

    private SubscriptionTerms() {}

    /** Every fault, with pointers; empty for one that a guild can be given at that moment. */
    public static List<Violation> faults(Subscription wanted, Instant now) {
        List<Violation> faults = new ArrayList<>();
        if (!Subscription.PLANS.contains(wanted.plan())) {
            faults.add(
                    new Violation("/plan", "must be one of " + String.join(", ", new TreeSet<>(Subscription.PLANS))));
        }
        String until = wanted.until();
        if (until != null) {
            String fault =
                    wanted.plan().equals(Subscription.FREE) ? "must be absent: this plan never ends" : end(until, now);
            if (!fault.isEmpty()) {
                faults.add(new Violation("/until", fault));
            }
        }
        return faults;
    }

    /** The same with its end as it is recorded: in UTC, by the second. To be asked of one without fault. */
    public static Subscription recorded(Subscription wanted) {
        String until = wanted.until();
        return until == null
                ? wanted
                : new Subscription(wanted.plan(), moment(until).toString());
    }

    private static String end(String until, Instant now) {
        try {
            Instant end = moment(until);
            if (!end.isAfter(now)) {
                return "must lie in the future";
            }
            return end.isAfter(now.plus(MAX_TERM)) ? "must be within %d days".formatted(MAX_TERM.toDays()) : "";
        } catch (DateTimeException e) {
            return "must be a time such as 2030-01-31T00:00:00Z";
        }
    }

    private static Instant moment(String until) {
        return OffsetDateTime.parse(until)
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toInstant()
                .truncatedTo(ChronoUnit.SECONDS);
    }
}
