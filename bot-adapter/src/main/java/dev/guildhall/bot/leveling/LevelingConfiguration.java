package dev.guildhall.bot.leveling;

import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.bot.effect.Places;
import dev.guildhall.bot.sides.LevelReads;
import dev.guildhall.bot.sides.LevelSide;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** From what members write to what they get for it. */
@Configuration(proxyBeanMethods = false)
public class LevelingConfiguration {
    @Bean(destroyMethod = "close")
    LevelTeller botLevelTeller(LevelSide levels, ConfigurationCache configurations, MeterRegistry meters) {
        return new LevelTeller(levels, configurations, new LevelMeters(meters));
    }

    @Bean
    LevelWatch botLevelWatch(LevelTeller teller) {
        return new LevelWatch(teller);
    }

    @Bean
    LevelMessageEffect botLevelMessageEffect(Places places, LevelSide levels) {
        return new LevelMessageEffect(places, levels);
    }

    @Bean
    LevelRoleEffect botLevelRoleEffect(Places places, LevelSide levels) {
        return new LevelRoleEffect(places, levels);
    }

    @Bean
    RankCommand botRankCommand(ConfigurationCache configurations, LevelReads reads) {
        return new RankCommand(configurations, reads);
    }

    @Bean
    LeaderboardCommand botLeaderboardCommand(ConfigurationCache configurations, LevelReads reads) {
        return new LeaderboardCommand(configurations, reads);
    }
}
