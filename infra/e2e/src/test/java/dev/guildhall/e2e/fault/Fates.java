package dev.guildhall.e2e.fault;

import dev.guildhall.e2e.fault.Answer.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What callers were told about their commands, by command id, from the ledgers of all writers. */
final class Fates {
    private static final int WORDS = 4;

    private final Map<String, Fate> byId = new HashMap<>();
    private final Map<Kind, Long> answers = new EnumMap<>(Kind.class);
    private final List<String> complaints = new ArrayList<>();

    /** One command, as far as its caller knows; {@code last} is empty when the caller was killed before he heard. */
    static final class Fate {
        final String id;
        final String mark;

        @Nullable Kind last;

        long version;
        boolean doubted;

        private Fate(String id, String mark) {
            this.id = id;
            this.mark = mark;
        }

        boolean acknowledged() {
            return last == Kind.ACKNOWLEDGED || last == Kind.REPEATED;
        }

        /** Told for certain that nothing was stored. */
        boolean denied() {
            return last == Kind.REFUSED || last == Kind.REJECTED || last == Kind.CONFLICT;
        }
    }

    static Fates read(Collection<Path> ledgers) {
        Fates fates = new Fates();
        ledgers.forEach(path -> Ledger.read(path, WORDS, fates::add));
        return fates;
    }

    private void add(String[] line) {
        if (line[0].equals(Caller.TRIES)) {
            byId.put(line[1], new Fate(line[1], line[2]));
            return;
        }
        Kind kind = Kind.valueOf(line[0].toUpperCase(Locale.ROOT));
        answers.merge(kind, 1L, Long::sum);
        Fate fate = byId.get(line[1]);
        if (fate == null) {
            throw new IllegalStateException("An answer without a command: " + Arrays.toString(line));
        }
        if (kind == Kind.CONFLICT || kind == Kind.UNEXPECTED) {
            complaints.add(String.join(" ", line));
        }
        if (kind == Kind.REPEATED && !fate.doubted) {
            complaints.add("told that it was a repetition, and was none: " + String.join(" ", line));
        }
        fate.last = kind;
        fate.doubted |= kind == Kind.UNKNOWN;
        fate.version = Long.parseLong(line[2]);
    }

    @Nullable Fate of(String commandId) {
        return byId.get(commandId);
    }

    Collection<Fate> all() {
        return byId.values();
    }

    /** How often callers were given an answer of this kind. */
    long answers(Kind kind) {
        return answers.getOrDefault(kind, 0L);
    }

    /** What no caller should ever have been told. */
    List<String> complaints() {
        return complaints;
    }
}
