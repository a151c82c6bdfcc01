package dev.guildhall.bot.giveaway;

import dev.guildhall.bot.effect.Claim;
import dev.guildhall.bot.effect.EffectAction;
import dev.guildhall.bot.effect.Mark;
import dev.guildhall.bot.effect.Places;
import dev.guildhall.bot.effect.Posting;
import dev.guildhall.bot.effect.Undeliverable.Cause;
import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.bot.sides.ClaimedEffect;
import dev.guildhall.bot.sides.GiveawaySide;
import dev.guildhall.bot.sides.GiveawayView;
import java.util.ArrayList;
import java.util.List;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/** Tells who was drawn, in a message of its own for each round. Nobody but those who were drawn is pinged. */
public final class AnnouncementEffect implements EffectAction {
    private static final String KIND = "giveaway.announcement";
    private static final String DELIVERY = "announcement-";

    private final Places places;
    private final GiveawaySide giveaways;

    AnnouncementEffect(Places places, GiveawaySide giveaways) {
        this.places = places;
        this.giveaways = giveaways;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void carryOut(Claim claim) {
        ClaimedEffect effect = claim.effect();
        GiveawayView giveaway = GiveawayEffects.giveaway(effect);
        GuildMessageChannel channel = places.channel(claim, giveaway.channelId());
        Message message = Posting.post(
                claim,
                channel,
                announcement(effect, giveaway),
                Mark.component(GiveawayIds.proof(giveaway.id(), effect.round())),
                effect.firstAttemptAt());
        giveaways.delivered(effect.guildId(), giveaway.id(), delivery(effect), channel.getId(), message.getId());
    }

    private static MessageCreateData announcement(ClaimedEffect effect, GiveawayView giveaway) {
        Wording wording = Wording.inGuild(effect.locale());
        List<String> drawn = giveaway.drawnIn(effect.round());
        List<Button> buttons = new ArrayList<>();
        buttons.add(Button.secondary(
                GiveawayIds.proof(giveaway.id(), effect.round()), wording.say("giveaway-proof-button")));
        String card = giveaway.messageId();
        if (card != null) {
            String url = GiveawayText.cardUrl(effect.guildId(), giveaway.channelId(), card);
            buttons.add(Button.link(url, wording.say("giveaway-card-button")));
        }
        return new MessageCreateBuilder()
                .setContent(text(effect.round(), giveaway, drawn, wording))
                .setComponents(ActionRow.of(buttons))
                .setAllowedMentions(List.of())
                .mentionUsers(drawn)
                .build();
    }

    private static String text(int round, GiveawayView giveaway, List<String> drawn, Wording wording) {
        String prize = GiveawayText.prize(giveaway);
        if (drawn.isEmpty()) {
            return wording.say(round == 0 ? "giveaway-nobody-won" : "giveaway-nobody-left", prize);
        }
        return wording.say(round == 0 ? "giveaway-won" : "giveaway-won-again", prize, GiveawayText.users(drawn));
    }

    @Override
    public void failed(ClaimedEffect effect, Cause cause) {
        giveaways.failed(effect.guildId(), GiveawayEffects.giveaway(effect).id(), delivery(effect), cause.word());
    }

    private static String delivery(ClaimedEffect effect) {
        return DELIVERY + effect.round();
    }
}
