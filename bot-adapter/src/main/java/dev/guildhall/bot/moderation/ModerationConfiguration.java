package dev.guildhall.bot.moderation;

import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.bot.effect.Places;
import dev.guildhall.bot.moderation.ActCommand.Act;
import dev.guildhall.bot.sides.CaseReads;
import dev.guildhall.bot.sides.CaseSide;
import dev.guildhall.door.SharedClock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** From what members write and moderators decide to what is done about it. */
@Configuration(proxyBeanMethods = false)
public class ModerationConfiguration {
    @Bean(destroyMethod = "close")
    FindingTeller botFindingTeller(CaseSide cases) {
        return new FindingTeller(cases);
    }

    @Bean(destroyMethod = "close")
    ModerationWatch botModerationWatch(ConfigurationCache configurations, FindingTeller teller) {
        return new ModerationWatch(new ReadyRules(configurations), teller);
    }

    @Bean
    ActionEffect botActionEffect(Places places, CaseSide cases, SharedClock clock) {
        return new ActionEffect(places, cases, clock);
    }

    @Bean
    LiftEffect botLiftEffect(Places places, CaseSide cases) {
        return new LiftEffect(places, cases);
    }

    @Bean
    LineEffect botLineEffect(Places places, CaseSide cases) {
        return new LineEffect(places, cases);
    }

    @Bean
    Moderators botModerators(ObjectProvider<DiscordConnection> discord) {
        return new Moderators(discord);
    }

    @Bean
    ActCommand botWarnCommand(Moderators moderators, CaseSide cases) {
        return new ActCommand(Act.WARN, moderators, cases);
    }

    @Bean
    ActCommand botTimeoutCommand(Moderators moderators, CaseSide cases) {
        return new ActCommand(Act.TIMEOUT, moderators, cases);
    }

    @Bean
    ActCommand botKickCommand(Moderators moderators, CaseSide cases) {
        return new ActCommand(Act.KICK, moderators, cases);
    }

    @Bean
    ActCommand botBanCommand(Moderators moderators, CaseSide cases) {
        return new ActCommand(Act.BAN, moderators, cases);
    }

    @Bean
    CaseCommand botCaseCommand(Moderators moderators, CaseSide cases, CaseReads reads) {
        return new CaseCommand(moderators, cases, reads);
    }
}
