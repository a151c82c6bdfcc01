package dev.guildhall.bot.ticket;

import dev.guildhall.bot.interaction.ComponentAction;
import dev.guildhall.bot.interaction.ComponentUse;
import dev.guildhall.bot.interaction.Reply;
import dev.guildhall.bot.interaction.Wording;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.modals.Modal;
import org.jspecify.annotations.Nullable;

/** Asks what a new ticket is about, and opens it. */
public final class SubjectForm implements ComponentAction {
    private static final String SUBJECT = "subject";

    private final TicketOpening opening;

    SubjectForm(TicketOpening opening) {
        this.opening = opening;
    }

    @Override
    public String name() {
        return TicketIds.SUBJECT;
    }

    /** @param topic place of what was chosen on the panel, if something was */
    static Modal asking(Wording wording, @Nullable Integer topic) {
        TextInput subject = TextInput.create(SUBJECT, TextInputStyle.SHORT)
                .setRequiredRange(1, TicketOpening.MAX_SUBJECT)
                .build();
        return Modal.create(TicketIds.subject(topic), wording.say("ticket-new"))
                .addComponents(Label.of(wording.say("ticket-subject"), subject))
                .build();
    }

    @Override
    public Reply run(ComponentUse use) {
        String subject = use.fields().getOrDefault(SUBJECT, "");
        return opening.open(
                use.occasion(), subject, topic(use.message(), use.customId().argument()));
    }

    /** What stands on the panel at that place; none if the panel has changed, or somebody made the id up. */
    private static @Nullable String topic(@Nullable Message panel, String place) {
        if (panel == null || place.isEmpty()) {
            return null;
        }
        return panel.getComponentTree().findAll(StringSelectMenu.class).stream()
                .flatMap(select -> select.getOptions().stream())
                .filter(option -> option.getValue().equals(place))
                .map(SelectOption::getLabel)
                .findFirst()
                .orElse(null);
    }
}
