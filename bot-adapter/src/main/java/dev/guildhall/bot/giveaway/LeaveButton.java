package dev.guildhall.bot.giveaway;

import dev.guildhall.bot.interaction.ComponentAction;
import dev.guildhall.bot.interaction.ComponentUse;
import dev.guildhall.bot.interaction.Reply;
import dev.guildhall.bot.interaction.Ulid;
import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.bot.sides.GiveawaySide;
import dev.guildhall.bot.sides.SideRefused;

/** Offered to those who are in, and gone once it was pressed. */
public final class LeaveButton implements ComponentAction {
    private final GiveawaySide giveaways;

    LeaveButton(GiveawaySide giveaways) {
        this.giveaways = giveaways;
    }

    @Override
    public String name() {
        return GiveawayIds.LEAVE;
    }

    @Override
    public boolean inPlace() {
        return true;
    }

    @Override
    public Reply run(ComponentUse use) {
        String id = use.customId().argument();
        Wording wording = use.wording();
        if (!Ulid.is(id)) {
            return Reply.failure(wording.say("unknown-component"));
        }
        try {
            giveaways.leave(use.guildId(), id, use.member());
            return Reply.success(wording.say("giveaway-left"));
        } catch (SideRefused refused) {
            return Reply.failure(GiveawayRefusals.explain(refused, wording));
        }
    }
}
