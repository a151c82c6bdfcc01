package dev.guildhall.bot.tempvoice;

import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.door.SharedClock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** From who goes where to channels that come and go. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TempVoiceProperties.class)
public class TempVoiceConfiguration {
    @Bean(destroyMethod = "close")
    TempVoice botTempVoice(
            DiscordConnection discord,
            ConfigurationCache configurations,
            SharedClock clock,
            TempVoiceProperties properties) {
        return new TempVoice(discord, configurations, clock, properties.grace());
    }

    @Bean
    TempVoiceWatch botTempVoiceWatch(TempVoice voice) {
        return new TempVoiceWatch(voice);
    }
}
