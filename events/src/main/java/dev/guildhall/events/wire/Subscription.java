package dev.guildhall.events.wire;

import dev.guildhall.events.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a guild has subscribed to. Nothing happens by itself when it ends: whoever reads it compares.
 *
 * @param until ISO-8601 in UTC: from then on the guild has {@link #FREE} again; {@code null} while no end is set
 */
public record Subscription(String plan, @Nullable String until) {
    public static final String FREE = "FREE";
    public static final String PREMIUM = "PREMIUM";
    public static final Set<String> PLANS = Set.of(FREE, PREMIUM);

    /** What every guild has that nobody has given anything else. */
    public static final Subscription NONE = new Subscription(FREE, null);

    private static final String PLAN_PATH = "plan";
    private static final String UNTIL_PATH = "until";

    public Subscription {
        Objects.requireNonNull(plan);
    }

    /** What has to be recorded for this one to become the other; empty when they are the same. */
    public List<Change> changesTo(Subscription other) {
        List<Change> changes = new ArrayList<>();
        if (!plan.equals(other.plan)) {
            changes.add(new Change(PLAN_PATH, plan, other.plan));
        }
        if (!Objects.equals(until, other.until)) {
            changes.add(new Change(UNTIL_PATH, until, other.until));
        }
        return changes;
    }

    public Subscription after(List<Change> changes) {
        Subscription next = this;
        for (Change change : changes) {
            String value = change.after() instanceof String text ? text : null;
            next = switch (change.path()) {
                case PLAN_PATH -> new Subscription(value == null ? FREE : value, next.until);
                case UNTIL_PATH -> new Subscription(next.plan, value);
                default -> next;
            };
        }
        return next;
    }
}
