package dev.guildhall.bot.welcome;

import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.bot.effect.Claim;
import dev.guildhall.bot.effect.EffectAction;
import dev.guildhall.bot.effect.Places;
import dev.guildhall.bot.effect.Posting;
import dev.guildhall.bot.effect.Undeliverable.Cause;
import dev.guildhall.bot.sides.ClaimedEffect;
import dev.guildhall.bot.sides.MembershipSide;
import dev.guildhall.bot.sides.MembershipView;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;

/** Greets somebody who joined, and pings nobody else. Whoever is gone again, or back again since, is not greeted for it. */
public final class GreetingEffect implements EffectAction {
    private final Places places;
    private final ConfigurationCache configurations;
    private final MembershipSide memberships;

    GreetingEffect(Places places, ConfigurationCache configurations, MembershipSide memberships) {
        this.places = places;
        this.configurations = configurations;
        this.memberships = memberships;
    }

    @Override
    public String kind() {
        return "welcome.greeting";
    }

    @Override
    public void carryOut(Claim claim) {
        Optional<WelcomeModule> module = WelcomeModule.of(claim.effect().guildId(), configurations);
        String channelId = module.map(WelcomeModule::channelId).orElse(null);
        if (channelId == null || module.get().text().isBlank()) {
            return;
        }
        Guild guild = places.guild(claim);
        MembershipView membership = WelcomeEffects.membership(claim.effect());
        Member member = WelcomeEffects.member(guild, membership);
        if (member != null) {
            greet(claim, places.channel(claim, channelId), member, module.get().text());
        }
    }

    private static void greet(Claim claim, GuildMessageChannel channel, Member member, String template) {
        Guild guild = channel.getGuild();
        GreetingText greeting = GreetingText.of(
                template, member.getId(), member.getEffectiveName(), guild.getName(), guild.getMemberCount());
        Posting.post(
                claim,
                channel,
                new MessageCreateBuilder()
                        .setContent(greeting.text())
                        .setAllowedMentions(List.of())
                        .mentionUsers(member.getId())
                        .build(),
                greeting,
                claim.effect().firstAttemptAt());
    }

    @Override
    public void failed(ClaimedEffect effect, Cause cause) {
        memberships.failed(effect.guildId(), WelcomeEffects.membership(effect), "welcome", cause.word());
    }
}
