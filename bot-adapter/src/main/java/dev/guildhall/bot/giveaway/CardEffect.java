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
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a giveaway's message as it is to look: posts it, and edits it from then on. */
public final class CardEffect implements EffectAction {
    private static final String KIND = "giveaway.card";
    private static final String DELIVERY = "card";
    private static final Logger LOG = LoggerFactory.getLogger(CardEffect.class);

    private final Places places;
    private final GiveawaySide giveaways;

    CardEffect(Places places, GiveawaySide giveaways) {
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
        Wording wording = Wording.inGuild(effect.locale());
        GuildMessageChannel channel = places.channel(claim, giveaway.channelId());
        GiveawayCard card = new GiveawayCard(giveaway, wording);
        String known = giveaway.messageId();
        if (known == null) {
            String posted = withEmoji(card, content -> post(claim, channel, giveaway, content));
            giveaways.delivered(effect.guildId(), giveaway.id(), DELIVERY, channel.getId(), posted);
            return;
        }
        withEmoji(card, content -> Posting.edit(claim, channel, known, content));
        if (effect.firstAttemptAt() != null) {
            // Whoever was told that it had failed, is told that it no longer does.
            giveaways.delivered(effect.guildId(), giveaway.id(), DELIVERY, channel.getId(), known);
        }
    }

    /** An emoji that Discord does not know any more would keep the whole card from being shown. */
    private static String withEmoji(GiveawayCard card, Function<MessageCreateData, String> send) {
        if (!card.hasEmoji()) {
            return send.apply(card.message(false));
        }
        try {
            return send.apply(card.message(true));
        } catch (ErrorResponseException e) {
            if (e.getErrorResponse() != ErrorResponse.INVALID_FORM_BODY) {
                throw e;
            }
            LOG.info("A card was refused with its emoji: {}", e.getMessage());
            return send.apply(card.message(false));
        }
    }

    private static String post(
            Claim claim, GuildMessageChannel channel, GiveawayView giveaway, MessageCreateData content) {
        Message message = Posting.post(
                claim,
                channel,
                content,
                Mark.component(GiveawayIds.enter(giveaway.id())),
                claim.effect().firstAttemptAt());
        if (!shows(message, content.getEmbeds())) {
            Posting.edit(claim, channel, message.getId(), content);
        }
        return message.getId();
    }

    /** Whether it is what was just wanted, and not what an earlier attempt had posted. */
    private static boolean shows(Message message, List<MessageEmbed> wanted) {
        return message.getEmbeds().size() == wanted.size()
                && Objects.equals(
                        message.getEmbeds().getFirst().getTitle(),
                        wanted.getFirst().getTitle())
                && Objects.equals(
                        message.getEmbeds().getFirst().getDescription(),
                        wanted.getFirst().getDescription())
                && message.getEmbeds()
                        .getFirst()
                        .getFields()
                        .equals(wanted.getFirst().getFields());
    }

    @Override
    public void failed(ClaimedEffect effect, Cause cause) {
        giveaways.failed(effect.guildId(), GiveawayEffects.giveaway(effect).id(), DELIVERY, cause.word());
    }
}
