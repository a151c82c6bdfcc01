package dev.guildhall.bot.sides;

/** Another side did not answer, or said that it cannot for now. Asking again later may help. */
public final class SideAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SideAway(String message) {
        super(message);
    }

    SideAway(String message, Throwable cause) {
        super(message, cause);
    }
}
