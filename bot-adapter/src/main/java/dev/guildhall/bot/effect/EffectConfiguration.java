package dev.guildhall.bot.effect;

import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.bot.guild.GuildPresence;
import dev.guildhall.bot.sides.EffectSide;
import dev.guildhall.door.SharedClock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** From what was decided to what is done in Discord. */
@Configuration(proxyBeanMethods = false)
public class EffectConfiguration {
    @Bean
    Places botPlaces(GuildPresence presence) {
        return new Places(presence);
    }

    @Bean
    EffectRunner botEffectRunner(
            EffectSide side, DiscordConnection discord, ObjectProvider<EffectAction> actions, SharedClock clock) {
        String claimant = EffectRunner.newClaimant();
        Leases leases = new Leases(claimant, side, clock);
        return new EffectRunner(
                claimant,
                side,
                discord,
                leases,
                new EffectTurn(
                        claimant,
                        leases,
                        side,
                        discord,
                        actions.stream().collect(Collectors.toMap(EffectAction::kind, Function.identity())),
                        clock));
    }
}
