package dev.guildhall.command.modules;

import dev.guildhall.command.dispatch.Fields;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.config.Kind;
import dev.guildhall.events.config.Violation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A module's switch and its fields side by side in one object, some of them under the names that existing dashboards
 * send.
 *
 * @param enabled {@code null} leaves the switch as it is
 * @param patch by the module's own names
 * @param sentAs the name that was sent for each own name
 */
record FlatPatch(@Nullable Boolean enabled, Map<String, @Nullable Object> patch, Map<String, String> sentAs) {
    private static final String ENABLED = "enabled";
    private static final String CONFIG = "/config/";

    /** @throws dev.guildhall.door.problem.ProblemException 400 when the switch is none, or something is sent twice */
    static FlatPatch of(GuildModule module, Map<String, @Nullable Object> body) {
        Map<String, @Nullable Object> patch = new LinkedHashMap<>();
        Map<String, String> sentAs = new HashMap<>();
        Fields fields = new Fields(body, body.keySet());
        body.forEach((name, value) -> {
            String own = SeedNames.own(module, name);
            String twin = sentAs.putIfAbsent(own, name);
            if (twin != null) {
                fields.fault("/" + Kind.escape(name), "is the same field as " + twin + ", which was sent too");
            }
            patch.put(own, value);
        });
        Boolean enabled = null;
        String enabledAs = sentAs.get(ENABLED);
        if (enabledAs != null) {
            patch.remove(ENABLED);
            enabled = fields.resets(enabledAs) ? Boolean.FALSE : fields.flag(enabledAs);
        }
        fields.check();
        return new FlatPatch(enabled, patch, Map.copyOf(sentAs));
    }

    /** Faults as the module's own routes would point at them, pointing at what was sent instead. */
    List<Violation> asSent(List<Violation> violations) {
        return violations.stream()
                .map(v -> new Violation(asSent(v.pointer()), v.detail()))
                .toList();
    }

    private String asSent(String pointer) {
        if (!pointer.startsWith(CONFIG)) {
            return pointer;
        }
        String path = pointer.substring(CONFIG.length());
        int end = path.indexOf('/') < 0 ? path.length() : path.indexOf('/');
        String own = path.substring(0, end);
        return "/" + sentAs.getOrDefault(own, own) + path.substring(end);
    }
}
