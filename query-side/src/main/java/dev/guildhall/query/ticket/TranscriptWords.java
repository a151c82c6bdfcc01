package dev.guildhall.query.ticket;

import java.util.Map;

/** The words of the page, in the languages that guilds may choose. */
record TranscriptWords(
        String language,
        String ticket,
        String opened,
        String closed,
        String reason,
        String edited,
        String deleted,
        String bot,
        String messages) {
    private static final TranscriptWords ENGLISH =
            new TranscriptWords("en", "Ticket", "Opened", "Closed", "Reason", "edited", "deleted", "bot", "Messages");

    private static final Map<String, TranscriptWords> OTHERS = Map.of(
            "fr",
            new TranscriptWords("fr", "Ticket", "Ouvert", "Fermé", "Raison", "modifié", "supprimé", "bot", "Messages"));

    /** Of a guild's locale. */
    static TranscriptWords of(Object locale) {
        return OTHERS.getOrDefault(String.valueOf(locale), ENGLISH);
    }
}
