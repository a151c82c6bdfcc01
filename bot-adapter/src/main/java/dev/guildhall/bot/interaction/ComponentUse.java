package dev.guildhall.bot.interaction;

import dev.guildhall.bot.sides.ActingFor;
import java.util.List;
import java.util.Map;

/**
 * A button pressed, something chosen in a select, or a modal sent.
 *
 * @param values what was chosen; empty but for selects
 * @param fields what was filled in, by the inputs' ids; empty but for modals
 */
public record ComponentUse(Occasion occasion, CustomId customId, List<String> values, Map<String, String> fields) {
    public String guildId() {
        return occasion.guildId();
    }

    public ActingFor member() {
        return occasion.member();
    }

    public Wording wording() {
        return occasion.wording();
    }
}
