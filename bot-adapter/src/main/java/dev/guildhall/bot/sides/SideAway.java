package dev.guildhall.bot.sides;

/** Another side did not answer, or said that it cannot for now. Asking again later may help. */
public final class SideAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean outcomeUnknown;

    public SideAway(String message) {
        super(message);
        this.outcomeUnknown = false;
    }

    SideAway(String message, Throwable cause, boolean outcomeUnknown) {
        super(message, cause);
        this.outcomeUnknown = outcomeUnknown;
    }

    SideAway(String message, boolean outcomeUnknown) {
        super(message);
        this.outcomeUnknown = outcomeUnknown;
    }

    /**
     * Whether what was asked for may have been carried out, or may still be; asked once more with the same key it is
     * carried out once. Otherwise nothing was changed.
     */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }
}
