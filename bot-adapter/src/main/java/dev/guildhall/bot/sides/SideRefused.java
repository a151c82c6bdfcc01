package dev.guildhall.bot.sides;

import dev.guildhall.events.config.Violation;
import java.util.List;

/** Another side understood and said no. Asking the same again will not help. */
public final class SideRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String detail;
    private final transient List<Violation> violations;

    SideRefused(int status, String detail, List<Violation> violations) {
        super(detail);
        this.status = status;
        this.detail = detail;
        this.violations = List.copyOf(violations);
    }

    /** The HTTP status, 400 to 499. */
    public int status() {
        return status;
    }

    /** A sentence in English. */
    public String detail() {
        return detail;
    }

    /** What is wrong with the input, by pointer; empty where something else was. */
    public List<Violation> violations() {
        return violations;
    }
}
