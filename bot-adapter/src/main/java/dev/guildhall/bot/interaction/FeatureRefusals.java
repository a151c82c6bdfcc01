package dev.guildhall.bot.interaction;

import dev.guildhall.bot.sides.SideRefused;
import dev.guildhall.events.config.Violation;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Why steps of one feature are refused, in words of its own: {@code <feature>-refused.<problem>},
 * {@code <feature>-bound.<option>}, {@code <feature>-unknown}.
 */
public final class FeatureRefusals {
    private static final int NOT_FOUND = 404;

    private final String feature;
    private final Set<String> told;
    private final Map<String, String> options;

    /**
     * @param told problems that have words of their own
     * @param options where in the body a violation is, and which option of the command that was
     */
    public FeatureRefusals(String feature, Collection<String> told, Map<String, String> options) {
        this.feature = feature;
        this.told = Set.copyOf(told);
        this.options = Map.copyOf(options);
    }

    /** @throws SideRefused the same, if there is nothing more to say about it than about others of its status */
    public String explain(SideRefused refused, Wording wording) {
        if (!refused.violations().isEmpty()) {
            return refused.violations().stream()
                    .map(violation -> bound(violation, wording))
                    .distinct()
                    .collect(Collectors.joining("\n"));
        }
        if (told.contains(refused.problem())) {
            return wording.say(feature + "-refused." + refused.problem());
        }
        if (refused.status() == NOT_FOUND) {
            return wording.say(feature + "-unknown");
        }
        throw refused;
    }

    private String bound(Violation violation, Wording wording) {
        String option = options.get(violation.pointer());
        return option == null
                ? wording.say("refused", violation.detail())
                : wording.say("invalid-setting", option, wording.say(feature + "-bound." + option));
    }
}
