package dev.guildhall.eventlog.parking;

/** So many guilds wait that no more may: the projection stops here rather than lose something. */
public final class LettersFull extends RuntimeException implements Explained {
    private static final long serialVersionUID = 1L;

    LettersFull(String projection) {
        super("%s has %d dead letters, and stops before the next".formatted(projection, Letters.MAX_LETTERS));
    }

    @Override
    public String explanation() {
        return String.valueOf(getMessage());
    }
}
