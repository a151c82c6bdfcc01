package dev.guildhall.command.guild;

import dev.guildhall.events.Change;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sparse configurations: only what was chosen is there. */
final class Chosen {
    private Chosen() {}

    static Map<String, Object> after(Map<String, Object> before, List<Change> changes) {
        Map<String, Object> after = new LinkedHashMap<>(before);
        for (Change change : changes) {
            Object value = change.after();
            if (value == null) {
                after.remove(change.path());
            } else {
                after.put(change.path(), value);
            }
        }
        return Collections.unmodifiableMap(after);
    }
}
