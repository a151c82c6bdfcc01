package dev.guildhall.bot.interaction;

import dev.guildhall.bot.sides.ActingFor;
import java.util.List;
import java.util.Map;
import net.dv8tion.jda.api.entities.Message;
import org.jspecify.annotations.Nullable;

/**
 * A button pressed, something chosen in a select, or a modal sent.
 *
 * @param values what was chosen; empty but for selects
 * @param fields what was filled in, by the inputs' ids; empty but for modals
 * @param message that it was done to, or from which the modal was opened; {@code null} for a command's modal
 */
public record ComponentUse(
        Occasion occasion,
        CustomId customId,
        List<String> values,
        Map<String, String> fields,
        @Nullable Message message) {
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
