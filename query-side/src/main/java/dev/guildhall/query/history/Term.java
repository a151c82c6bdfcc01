package dev.guildhall.query.history;

import dev.guildhall.events.MetadataKeys;
import dev.guildhall.events.OfGuild;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What an entry can be found by, as it stands in {@code timeline_term}. */
final class Term {
    /** Everything that is not routine. */
    static final String ENTRIES = "*";

    /** Everything. */
    static final String EVERYTHING = "+";

    /** A space separates: none of what is put together has one. */
    private static final char AND = ' ';

    private Term() {}

    /** Not of what is routine, and so are the following but for those by type. */
    static String actor(String actorId) {
        return "actor:" + actorId;
    }

    static String module(String module) {
        return "module:" + module;
    }

    static String moduleBy(String module, String actorId) {
        return module(module) + AND + actorId;
    }

    static String word(String word) {
        return "word:" + word;
    }

    /** Of everything. */
    static String type(String type) {
        return "type:" + type;
    }

    /** Of everything. */
    static String typeBy(String type, String actorId) {
        return type(type) + AND + actorId;
    }

    /** Of everything that has one, see {@link Kind#subject}. */
    static String subject(String subject) {
        return "about:" + subject;
    }

    /** Of everything. */
    static String correlation(String correlationId) {
        return "because:" + correlationId;
    }

    /** All by which an event can be found. */
    static Set<String> of(String type, OfGuild event, Map<String, ?> metadata, Summaries summaries) {
        List<String> terms = new ArrayList<>(List.of(EVERYTHING, type(type)));
        String actorId = metadata.get(MetadataKeys.ACTOR_ID) instanceof String id ? id : null;
        if (actorId != null) {
            terms.add(typeBy(type, actorId));
        }
        if (metadata.get(MetadataKeys.CORRELATION_ID) instanceof String correlation) {
            terms.add(correlation(correlation));
        }
        Kind.subject(event).ifPresent(subject -> terms.add(subject(subject)));
        if (!Kind.isRoutine(type)) {
            String module = Kind.module(type, event);
            terms.add(ENTRIES);
            terms.add(module(module));
            if (actorId != null) {
                terms.add(actor(actorId));
                terms.add(moduleBy(module, actorId));
            }
            words(type, event, summaries).forEach(word -> terms.add(word(word)));
        }
        return Set.copyOf(terms);
    }

    /** Those of the summary in every language, and of what was set to which value, but for what somebody wrote. */
    private static Set<String> words(String type, OfGuild event, Summaries summaries) {
        StringBuilder text = new StringBuilder();
        for (Locale locale : Summaries.LOCALES) {
            text.append(summaries.of(type, event, locale)).append(AND);
        }
        for (Fact fact : Facts.of(event)) {
            if (!fact.personal()) {
                text.append(fact.path())
                        .append(AND)
                        .append(fact.before())
                        .append(AND)
                        .append(fact.after());
                text.append(AND);
            }
        }
        return Words.of(text.toString());
    }
}
