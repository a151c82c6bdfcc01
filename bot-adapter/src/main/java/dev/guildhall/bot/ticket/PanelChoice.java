package dev.guildhall.bot.ticket;

import dev.guildhall.bot.interaction.ComponentAction;
import dev.guildhall.bot.interaction.ComponentUse;
import dev.guildhall.bot.interaction.Reply;
import java.util.Optional;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.modals.Modal;

/** The panel's button, or its select: both lead to the form. */
public final class PanelChoice implements ComponentAction {
    private static final Pattern PLACE = Pattern.compile("[0-9]{1,2}");

    private final String name;

    private PanelChoice(String name) {
        this.name = name;
    }

    static PanelChoice button() {
        return new PanelChoice(TicketIds.OPEN);
    }

    static PanelChoice select() {
        return new PanelChoice(TicketIds.TOPIC);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<Modal> form(ComponentUse use) {
        Integer place = use.values().stream()
                .filter(value -> PLACE.matcher(value).matches())
                .map(Integer::valueOf)
                .findFirst()
                .orElse(null);
        return Optional.of(SubjectForm.asking(use.wording(), place));
    }

    @Override
    public Reply run(ComponentUse use) {
        return Reply.failure(use.wording().say("unknown-component"));
    }
}
