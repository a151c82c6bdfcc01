package dev.guildhall.bot.moderation;

import dev.guildhall.bot.effect.Claim;
import dev.guildhall.bot.effect.EffectAction;
import dev.guildhall.bot.effect.Places;
import dev.guildhall.bot.effect.Posting;
import dev.guildhall.bot.effect.Undeliverable.Cause;
import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.bot.sides.CaseSide;
import dev.guildhall.bot.sides.CaseView;
import dev.guildhall.bot.sides.ClaimedEffect;
import java.util.List;
import java.util.Locale;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;

/** Tells in the guild's log channel of a case, or of its end; pings nobody. */
public final class LineEffect implements EffectAction {
    private static final int OPENED = 0;

    private final Places places;
    private final CaseSide cases;

    LineEffect(Places places, CaseSide cases) {
        this.places = places;
        this.cases = cases;
    }

    @Override
    public String kind() {
        return "moderation.line";
    }

    @Override
    public void carryOut(Claim claim) {
        ClaimedEffect effect = claim.effect();
        CaseView one = CaseEffects.one(effect);
        boolean opened = effect.round() == OPENED;
        String channelId = opened ? one.logChannelId() : one.revokedLogChannelId();
        if (channelId == null) {
            return;
        }
        CaseText text = new CaseText(one, Wording.in(locale(effect)));
        String head = opened ? text.opened() : text.revoked();
        Message message = Posting.post(
                claim,
                places.channel(claim, channelId),
                new MessageCreateBuilder()
                        .setContent(opened ? text.openedWhole() : text.revokedWhole())
                        .setAllowedMentions(List.of())
                        .build(),
                posted -> posted.getContentRaw().startsWith(head),
                effect.firstAttemptAt());
        cases.posted(effect.guildId(), one.number(), CaseEffects.delivery(effect), message.getId());
    }

    private static Locale locale(ClaimedEffect effect) {
        String locale = effect.locale();
        return locale == null ? Locale.ENGLISH : Locale.forLanguageTag(locale);
    }

    @Override
    public void failed(ClaimedEffect effect, Cause cause) {
        cases.failed(effect.guildId(), CaseEffects.one(effect).number(), CaseEffects.delivery(effect), cause.word());
    }
}
