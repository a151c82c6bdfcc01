package dev.guildhall.bot.giveaway;

import dev.guildhall.bot.interaction.ComponentAction;
import dev.guildhall.bot.interaction.ComponentUse;
import dev.guildhall.bot.interaction.MemberStanding;
import dev.guildhall.bot.interaction.Reply;
import dev.guildhall.bot.interaction.Ulid;
import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.bot.sides.GiveawaySide;
import dev.guildhall.bot.sides.SideRefused;
import net.dv8tion.jda.api.components.buttons.Button;

/** The card's button: enters; pressed again, offers to leave. */
public final class EnterButton implements ComponentAction {
    private final GiveawaySide giveaways;

    EnterButton(GiveawaySide giveaways) {
        this.giveaways = giveaways;
    }

    @Override
    public String name() {
        return GiveawayIds.ENTER;
    }

    @Override
    public Reply run(ComponentUse use) {
        String id = use.customId().argument();
        Wording wording = use.wording();
        if (!Ulid.is(id)) {
            return Reply.failure(wording.say("unknown-component"));
        }
        try {
            return entered(enter(use, id), wording);
        } catch (SideRefused refused) {
            if (refused.problem().equals(GiveawayRefusals.ALREADY_ENTERED)) {
                Button leave = Button.danger(GiveawayIds.leave(id), wording.say("giveaway-leave"));
                return Reply.success(wording.say("giveaway-already-in"), leave);
            }
            return Reply.failure(GiveawayRefusals.explain(refused, wording));
        }
    }

    private GiveawaySide.Entry enter(ComponentUse use, String id) {
        MemberStanding standing = use.occasion().standing();
        return giveaways.enter(
                use.guildId(), id, standing.roleIds(), standing.accountCreatedAt(), standing.joinedAt(), use.member());
    }

    private static Reply entered(GiveawaySide.Entry entry, Wording wording) {
        String tickets = Integer.toString(entry.tickets());
        String entries = Long.toString(entry.entries());
        return Reply.success(
                entry.tickets() > 1
                        ? wording.say("giveaway-entered-bonus", entries, tickets)
                        : wording.say("giveaway-entered", entries));
    }
}
