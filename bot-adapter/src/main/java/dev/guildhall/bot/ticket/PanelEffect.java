package dev.guildhall.bot.ticket;

import dev.guildhall.bot.effect.Claim;
import dev.guildhall.bot.effect.EffectAction;
import dev.guildhall.bot.effect.Mark;
import dev.guildhall.bot.effect.Places;
import dev.guildhall.bot.effect.Posting;
import dev.guildhall.bot.effect.Undeliverable.Cause;
import dev.guildhall.bot.interaction.PlainText;
import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.bot.sides.ClaimedEffect;
import dev.guildhall.bot.sides.TicketPanelView;
import dev.guildhall.bot.sides.TicketSide;
import java.util.List;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/** Posts the message from which members open tickets: a button, or a select of topics. */
public final class PanelEffect implements EffectAction {
    private static final String KIND = "ticket.panel";

    private final Places places;
    private final TicketSide tickets;

    PanelEffect(Places places, TicketSide tickets) {
        this.places = places;
        this.tickets = tickets;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void carryOut(Claim claim) {
        ClaimedEffect effect = claim.effect();
        TicketPanelView panel = TicketEffects.panel(effect);
        GuildMessageChannel channel = places.channel(claim, panel.channelId());
        Mark mark = Mark.component(TicketIds.open(panel.id())).or(Mark.component(TicketIds.topic(panel.id())));
        Message posted = Posting.post(
                claim, channel, message(panel, Wording.inGuild(effect.locale())), mark, effect.firstAttemptAt());
        tickets.panelPosted(effect.guildId(), panel.id(), channel.getId(), posted.getId());
    }

    private static MessageCreateData message(TicketPanelView panel, Wording wording) {
        String text = panel.text();
        return new MessageCreateBuilder()
                .setContent(text == null || text.isBlank() ? wording.say("ticket-panel") : text)
                .setComponents(
                        panel.topics().isEmpty()
                                ? ActionRow.of(
                                        Button.primary(TicketIds.open(panel.id()), wording.say("ticket-open-button")))
                                : ActionRow.of(topics(panel, wording)))
                .setAllowedMentions(List.of())
                .build();
    }

    /** Their places are the values, since a custom id has no room for a topic. */
    private static StringSelectMenu topics(TicketPanelView panel, Wording wording) {
        StringSelectMenu.Builder select =
                StringSelectMenu.create(TicketIds.topic(panel.id())).setPlaceholder(wording.say("ticket-choose-topic"));
        for (int place = 0; place < panel.topics().size(); place++) {
            String label = PlainText.label(panel.topics().get(place), SelectOption.LABEL_MAX_LENGTH);
            select.addOption(label.isEmpty() ? Integer.toString(place + 1) : label, Integer.toString(place));
        }
        return select.build();
    }

    @Override
    public void failed(ClaimedEffect effect, Cause cause) {
        tickets.panelFailed(effect.guildId(), TicketEffects.panel(effect).id(), cause.word());
    }
}
