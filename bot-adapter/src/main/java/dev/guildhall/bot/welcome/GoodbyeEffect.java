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
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;

/** Says goodbye to somebody who left, and pings nobody. Nothing is said of somebody who is back. */
public final class GoodbyeEffect implements EffectAction {
    private final Places places;
    private final ConfigurationCache configurations;
    private final MembershipSide memberships;

    GoodbyeEffect(Places places, ConfigurationCache configurations, MembershipSide memberships) {
        this.places = places;
        this.configurations = configurations;
        this.memberships = memberships;
    }

    @Override
    public String kind() {
        return "welcome.goodbye";
    }

    @Override
    public void carryOut(Claim claim) {
        Optional<WelcomeModule> module = WelcomeModule.of(claim.effect().guildId(), configurations);
        String channelId = module.map(WelcomeModule::channelId).orElse(null);
        String text = module.map(WelcomeModule::goodbye).orElse("");
        if (channelId == null || text.isBlank()) {
            return;
        }
        MembershipView membership = WelcomeEffects.membership(claim.effect());
        if (places.guild(claim).getMemberById(membership.userId()) == null) {
            say(claim, places.channel(claim, channelId), membership, text);
        }
    }

    /** The log knows nobody's name, so Discord is asked. */
    private static void say(Claim claim, GuildMessageChannel channel, MembershipView membership, String template) {
        Guild guild = channel.getGuild();
        User user = claim.call(guild.getJDA().retrieveUserById(membership.userId()));
        GreetingText goodbye = GreetingText.of(
                template, membership.userId(), user.getEffectiveName(), guild.getName(), guild.getMemberCount());
        Posting.post(
                claim,
                channel,
                new MessageCreateBuilder()
                        .setContent(goodbye.text())
                        .setAllowedMentions(List.of())
                        .build(),
                goodbye,
                claim.effect().firstAttemptAt());
    }

    @Override
    public void failed(ClaimedEffect effect, Cause cause) {
        memberships.failed(effect.guildId(), WelcomeEffects.membership(effect), "goodbye", cause.word());
    }
}
