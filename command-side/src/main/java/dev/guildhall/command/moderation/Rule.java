package dev.guildhall.command.moderation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A rule of the guild that a message may break. */
enum Rule {
    WORD,
    LINK,
    SPAM;

    /** Of whoever was warned once too often; no message breaks it. */
    static final String WARNINGS = "warnings";

    /** As events and routes name it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Rule> ofWord(String word) {
        return Arrays.stream(values()).filter(rule -> rule.word().equals(word)).findFirst();
    }
}
