package dev.guildhall.bot.leveling;

import dev.guildhall.bot.effect.Claim;
import dev.guildhall.bot.effect.EffectAction;
import dev.guildhall.bot.effect.Places;
import dev.guildhall.bot.effect.Posting;
import dev.guildhall.bot.effect.Undeliverable.Cause;
import dev.guildhall.bot.sides.ClaimedEffect;
import dev.guildhall.bot.sides.LevelSide;
import dev.guildhall.bot.sides.LevelView;
import java.util.List;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;

/** Tells a member that they have come to a level, and pings nobody else. Nothing is said of somebody who has left. */
public final class LevelMessageEffect implements EffectAction {
    private static final String DELIVERY = "message-";

    private final Places places;
    private final LevelSide levels;

    LevelMessageEffect(Places places, LevelSide levels) {
        this.places = places;
        this.levels = levels;
    }

    @Override
    public String kind() {
        return "leveling.message";
    }

    @Override
    public void carryOut(Claim claim) {
        LevelView level = LevelEffects.level(claim.effect());
        String channelId = level.channelId();
        Member member = LevelEffects.member(claim, places);
        if (channelId == null || level.text().isBlank() || member == null) {
            return;
        }
        Message message = tell(claim, places.channel(claim, channelId), member, level);
        levels.told(claim.effect().guildId(), level.userId(), delivery(claim.effect()), message.getId());
    }

    private static Message tell(Claim claim, GuildMessageChannel channel, Member member, LevelView level) {
        LevelText words = LevelText.of(
                level.text(),
                member.getId(),
                member.getEffectiveName(),
                level.guildName(),
                claim.effect().round());
        return Posting.post(
                claim,
                channel,
                new MessageCreateBuilder()
                        .setContent(words.text())
                        .setAllowedMentions(List.of())
                        .mentionUsers(member.getId())
                        .build(),
                words,
                claim.effect().firstAttemptAt());
    }

    @Override
    public void failed(ClaimedEffect effect, Cause cause) {
        levels.failed(effect.guildId(), LevelEffects.level(effect).userId(), delivery(effect), cause.word());
    }

    private static String delivery(ClaimedEffect effect) {
        return DELIVERY + effect.round();
    }
}
