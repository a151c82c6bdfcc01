package dev.guildhall.bot.welcome;

import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.bot.effect.Places;
import dev.guildhall.bot.sides.MembershipSide;
import dev.guildhall.bot.sides.QuerySide;
import dev.guildhall.door.SharedClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** From members' coming and going to what is said and done about it. */
@Configuration(proxyBeanMethods = false)
public class WelcomeConfiguration {
    @Bean
    Departures botDepartures() {
        return new Departures();
    }

    @Bean(destroyMethod = "close")
    MembershipTeller botMembershipTeller(
            MembershipSide side,
            QuerySide querySide,
            ConfigurationCache configurations,
            Departures departures,
            DiscordConnection discord,
            SharedClock clock) {
        return new MembershipTeller(new TellingTurn(side, querySide, configurations, departures, discord), clock);
    }

    @Bean
    MembershipWatch botMembershipWatch(MembershipTeller teller, Departures departures) {
        return new MembershipWatch(teller, departures);
    }

    @Bean
    GreetingEffect botGreetingEffect(Places places, ConfigurationCache configurations, MembershipSide side) {
        return new GreetingEffect(places, configurations, side);
    }

    @Bean
    RolesEffect botRolesEffect(Places places, ConfigurationCache configurations, MembershipSide side) {
        return new RolesEffect(places, configurations, side);
    }

    @Bean
    GoodbyeEffect botGoodbyeEffect(Places places, ConfigurationCache configurations, MembershipSide side) {
        return new GoodbyeEffect(places, configurations, side);
    }
}
