package dev.guildhall.query.history;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of a guild's entries are asked for. All of what is given must hold.
 *
 * @param after positions up to and including this one are none; 0 for none
 * @param before positions from this one on are none; {@code Long.MAX_VALUE} for none
 * @param words each of them stands in the entry; an entry that is routine has none
 * @param everything whether what is routine is told as well; of a type that is named it always is
 */
record Question(
        long after,
        long before,
        @Nullable String actorId,
        @Nullable String type,
        @Nullable String module,
        List<String> words,
        boolean everything) {
    Question {
        words = List.copyOf(words);
    }

    /** Every entry that is asked for has at least one of these terms, and most that have one are asked for. */
    List<String> terms() {
        if (!words.isEmpty()) {
            return List.of(Term.word(words.getFirst()));
        }
        if (type != null) {
            return List.of(ofType(type));
        }
        if (module == null && actorId == null) {
            return List.of(everything ? Term.EVERYTHING : Term.ENTRIES);
        }
        List<String> terms = new ArrayList<>(List.of(notRoutine(module, actorId)));
        if (everything) {
            List<String> routine = module == null ? Kind.routineTypes() : Kind.routineTypes(module);
            routine.forEach(one -> terms.add(ofType(one)));
        }
        return List.copyOf(terms);
    }

    private static String notRoutine(@Nullable String module, @Nullable String actorId) {
        if (actorId == null) {
            return module == null ? Term.ENTRIES : Term.module(module);
        }
        return module == null ? Term.actor(actorId) : Term.moduleBy(module, actorId);
    }

    private String ofType(String one) {
        return actorId == null ? Term.type(one) : Term.typeBy(one, actorId);
    }

    /** What an entry must have besides; empty where {@link #terms} say it all. */
    List<String> others() {
        List<String> others = new ArrayList<>();
        if (!words.isEmpty()) {
            words.subList(1, words.size()).forEach(word -> others.add(Term.word(word)));
            if (type != null) {
                others.add(Term.type(type));
            }
            if (actorId != null) {
                others.add(Term.actor(actorId));
            }
        }
        boolean driven = type == null && words.isEmpty();
        if (module != null && !driven && !Kind.routineTypes(module).contains(type == null ? "" : type)) {
            others.add(Term.module(module));
        }
        return others;
    }
}
