package dev.guildhall.bot.effect;

/** Discord will not have it, however often it is tried. */
public final class Undeliverable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Cause reason;

    /** Why; the words are stored, and never change. */
    public enum Cause {
        CHANNEL_MISSING("channel-missing"),
        MESSAGE_DELETED("message-deleted"),
        MEMBER_MISSING("member-missing"),
        ROLE_MISSING("role-missing"),
        MISSING_PERMISSION("missing-permission"),
        GUILD_LEFT("guild-left"),
        REFUSED("refused");

        private final String word;

        Cause(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public Undeliverable(Cause reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    public Cause reason() {
        return reason;
    }
}
