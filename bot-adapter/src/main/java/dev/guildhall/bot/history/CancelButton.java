package dev.guildhall.bot.history;

import dev.guildhall.bot.interaction.ComponentAction;
import dev.guildhall.bot.interaction.ComponentUse;
import dev.guildhall.bot.interaction.Reply;

/** Leaves everything as it is, and what was shown cannot be confirmed any more. */
public final class CancelButton implements ComponentAction {
    static final String NAME = "config:cancel";

    private final PendingReverts pending;

    CancelButton(PendingReverts pending) {
        this.pending = pending;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean inPlace() {
        return true;
    }

    @Override
    public Reply run(ComponentUse use) {
        String token = use.customId().argument();
        if (pending.find(token, use.guildId(), use.member().userId()).isPresent()) {
            pending.remove(token);
        }
        return Reply.success(use.wording().say("revert-cancelled"));
    }
}
