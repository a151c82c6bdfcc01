package dev.guildhall.command.moderation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What follows from a case in Discord. */
enum CaseDelivery {
    /** The member is timed out, kicked or banned. */
    ACTION,
    /** That is ended. */
    LIFT,
    /** The guild reads of the case. */
    OPENED_LINE,
    /** The guild reads that it does not stand any more. */
    REVOKED_LINE;

    /** As events and routes name it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isLine() {
        return this == OPENED_LINE || this == REVOKED_LINE;
    }

    static Optional<CaseDelivery> ofWord(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
