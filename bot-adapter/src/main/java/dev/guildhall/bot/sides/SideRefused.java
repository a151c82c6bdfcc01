package dev.guildhall.bot.sides;

import dev.guildhall.events.config.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Another side understood and said no. Asking the same again will not help. */
public final class SideRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String detail;
    private final String problem;
    private final transient List<Violation> violations;
    private final transient List<MissingRequirement> missing;
    private final @Nullable Instant until;
    private final @Nullable String scope;
    private final int limit;
    private final @Nullable String channelId;
    private final int votes;
    private final int needed;

    SideRefused(int status, ProblemDetails problem) {
        super(problem.sentence());
        this.status = status;
        this.detail = problem.sentence();
        this.problem = problem.word();
        this.violations = List.copyOf(problem.violations());
        this.missing = List.copyOf(problem.unmet());
        this.until = problem.until();
        this.scope = problem.scope();
        this.limit = problem.limit() == null ? 0 : problem.limit();
        this.channelId = problem.channelId();
        this.votes = problem.votes() == null ? 0 : problem.votes();
        this.needed = problem.needed() == null ? 0 : problem.needed();
    }

    /** The HTTP status, 400 to 499. */
    public int status() {
        return status;
    }

    /** A sentence in English. */
    public String detail() {
        return detail;
    }

    /** The word of the problem's type: {@code not-eligible}; empty where there is none. */
    public String problem() {
        return problem;
    }

    /** What the member lacks; empty where something else was wrong. */
    public List<MissingRequirement> missing() {
        return missing;
    }

    /** What is wrong with the input, by pointer; empty where something else was. */
    public List<Violation> violations() {
        return violations;
    }

    /** Until when it will be refused, where waiting helps. */
    public Optional<Instant> until() {
        return Optional.ofNullable(until);
    }

    /** Whose bound was met, where there are several: {@code member}, {@code guild}; empty otherwise. */
    public String scope() {
        return scope == null ? "" : scope;
    }

    /** The bound that was met; 0 where none was. */
    public int limit() {
        return limit;
    }

    /** Where it would not be refused; empty where no channel helps. */
    public String channelId() {
        return channelId == null ? "" : channelId;
    }

    /** How many have voted; 0 where nobody votes. */
    public int votes() {
        return votes;
    }

    /** How many have to vote; 0 where nobody votes. */
    public int needed() {
        return needed;
    }
}
