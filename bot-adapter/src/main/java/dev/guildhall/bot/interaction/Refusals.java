package dev.guildhall.bot.interaction;

import dev.guildhall.bot.sides.SideRefused;

/** Why a side said no, in the user's language. */
final class Refusals {
    private static final int FORBIDDEN = 403;
    private static final int CONFLICT = 409;
    private static final int STALE = 412;
    private static final int TOO_MANY = 429;

    private Refusals() {}

    static String explain(SideRefused refused, Wording wording) {
        return switch (refused.status()) {
            case FORBIDDEN -> wording.say("forbidden");
            case CONFLICT, STALE -> wording.say("conflict");
            case TOO_MANY -> wording.say("too-many");
            default -> wording.say("refused", refused.detail());
        };
    }
}
