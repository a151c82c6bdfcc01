package dev.guildhall.bot.ticket;

import dev.guildhall.bot.interaction.ComponentAction;
import dev.guildhall.bot.interaction.ComponentUse;
import dev.guildhall.bot.interaction.Reply;
import dev.guildhall.bot.interaction.Ulid;
import java.util.Optional;
import java.util.function.BiFunction;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.modals.Modal;
import org.jspecify.annotations.Nullable;

/** What is on a ticket's card. The id that comes along may be anybody's: of which guild it is, the command side finds. */
public final class CardAction implements ComponentAction {
    private static final String REASON = "reason";

    private final String name;
    private final BiFunction<ComponentUse, String, Reply> step;
    private final boolean asksWhy;

    private CardAction(String name, boolean asksWhy, BiFunction<ComponentUse, String, Reply> step) {
        this.name = name;
        this.step = step;
        this.asksWhy = asksWhy;
    }

    /** Asks why before anything is closed. */
    static CardAction close() {
        return new CardAction(
                TicketIds.CLOSE, true, (use, id) -> Reply.failure(use.wording().say("unknown-component")));
    }

    /** The form in which that is answered. */
    static CardAction reason(TicketSteps steps) {
        return new CardAction(TicketIds.REASON, false, (use, id) -> steps.close(use.occasion(), id, reason(use)));
    }

    static CardAction claim(TicketSteps steps) {
        return new CardAction(TicketIds.CLAIM, false, (use, id) -> steps.claim(use.occasion(), id));
    }

    static CardAction reopen(TicketSteps steps) {
        return new CardAction(TicketIds.REOPEN, false, (use, id) -> steps.reopen(use.occasion(), id));
    }

    static CardAction rate(TicketSteps steps) {
        return new CardAction(TicketIds.RATE, false, (use, id) -> rated(use, id, steps));
    }

    @Override
    public String name() {
        return name;
    }

    /** To be asked is to be asked whether one is sure. */
    @Override
    public Optional<Modal> form(ComponentUse use) {
        String id = use.customId().argument();
        if (!asksWhy || !Ulid.is(id)) {
            return Optional.empty();
        }
        TextInput reason = TextInput.create(REASON, TextInputStyle.PARAGRAPH)
                .setRequired(false)
                .setMaxLength(TicketText.MAX_REASON)
                .build();
        return Optional.of(Modal.create(TicketIds.reason(id), use.wording().say("ticket-close-title"))
                .addComponents(Label.of(use.wording().say("ticket-close-why"), reason))
                .build());
    }

    @Override
    public Reply run(ComponentUse use) {
        String id = use.customId().argument();
        return Ulid.is(id) ? step.apply(use, id) : Reply.failure(use.wording().say("unknown-component"));
    }

    private static @Nullable String reason(ComponentUse use) {
        String reason = use.fields().getOrDefault(REASON, "");
        return reason.isBlank() ? null : reason;
    }

    private static Reply rated(ComponentUse use, String id, TicketSteps steps) {
        Optional<Integer> stars = use.values().stream()
                .filter(value -> value.matches("[1-" + TicketCard.MAX_STARS + "]"))
                .map(Integer::valueOf)
                .findFirst();
        return stars.map(each -> steps.rate(use.occasion(), id, each))
                .orElseGet(() -> Reply.failure(use.wording().say("unknown-component")));
    }
}
