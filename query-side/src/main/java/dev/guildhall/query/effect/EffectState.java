package dev.guildhall.query.effect;

import java.util.Locale;

/** Where an effect is between being decided and being seen in Discord. */
public enum EffectState {
    /** To be given out, once its time has come. */
    PENDING,
    /** Given out: until the claim ends nobody else has it. */
    CLAIMED,
    /** Discord shows what is wanted. */
    DONE,
    /** Given up until an operator has it retried. */
    PARKED,
    /** Given up for good. */
    DISCARDED;

    /** As stored and as operators read it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static EffectState ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
