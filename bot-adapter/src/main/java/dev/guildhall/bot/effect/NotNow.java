package dev.guildhall.bot.effect;

/** This process has too much of the kind in its hands: it is to be carried out a little later, and was not tried. */
public final class NotNow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotNow(String message) {
        super(message);
    }
}
