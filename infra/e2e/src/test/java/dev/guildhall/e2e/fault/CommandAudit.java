package dev.guildhall.e2e.fault;

import dev.guildhall.e2e.fault.Answer.Kind;
import dev.guildhall.e2e.fault.Fates.Fate;
import dev.guildhall.e2e.fault.LogWalk.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds what callers were told against what the log has. */
final class CommandAudit {
    private static final String SET_UP = "guild.Registered";

    private final List<String> violations = new ArrayList<>();
    private final Map<String, Stored> stored;
    private long acknowledged;
    private long lost;
    private long duplicated;
    private long doubtfulStored;
    private long doubtfulNot;
    private long unheardStored;
    private long unheardNot;

    CommandAudit(Fates fates, LogWalk log) {
        this.stored = log.byCommand();
        fates.all().forEach(this::check);
        stored.forEach((command, events) -> {
            if (fates.of(command) == null && !events.type.equals(SET_UP)) {
                violations.add("position %d: nobody has given the command %s".formatted(events.first, command));
            }
        });
    }

    private void check(Fate fate) {
        Stored events = stored.get(fate.id);
        int writes = events == null ? 0 : events.writes(fate.mark);
        if (events != null && (writes != 1 || events.last - events.first + 1 != events.count)) {
            duplicated += writes > 1 ? 1 : 0;
            violations.add("command %s is stored %d times in %d events from %d to %d"
                    .formatted(fate.id, writes, events.count, events.first, events.last));
        }
        if (fate.acknowledged()) {
            acknowledged++;
            checkAcknowledged(fate, events);
        } else if (fate.denied() && events != null) {
            violations.add("command %s was answered %s and is stored".formatted(fate.id, fate.last));
        } else if (fate.last == Kind.UNKNOWN) {
            doubtfulStored += events == null ? 0 : 1;
            doubtfulNot += events == null ? 1 : 0;
        } else if (fate.last == null) {
            unheardStored += events == null ? 0 : 1;
            unheardNot += events == null ? 1 : 0;
        }
    }

    private void checkAcknowledged(Fate fate, @Nullable Stored events) {
        if (events == null) {
            lost++;
            violations.add("command %s was acknowledged at %d and is not stored".formatted(fate.id, fate.version));
        } else if (!fate.doubted && fate.version != events.last) {
            violations.add(
                    "command %s was acknowledged at %d and stands at %d".formatted(fate.id, fate.version, events.last));
        }
    }

    List<String> violations() {
        return violations;
    }

    long acknowledged() {
        return acknowledged;
    }

    long lost() {
        return lost;
    }

    long duplicated() {
        return duplicated;
    }

    /** Commands whose caller was told to ask again and did not, that are stored. */
    long doubtfulStored() {
        return doubtfulStored;
    }

    long doubtfulNot() {
        return doubtfulNot;
    }

    /** Commands whose caller was killed before he heard, that are stored. */
    long unheardStored() {
        return unheardStored;
    }

    long unheardNot() {
        return unheardNot;
    }
}
