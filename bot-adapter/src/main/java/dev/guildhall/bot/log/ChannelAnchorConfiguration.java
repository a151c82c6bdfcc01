package dev.guildhall.bot.log;

import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.bot.sides.QuerySide;
import dev.guildhall.door.SharedClock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Anchors in Discord, where a channel is given for them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ChannelAnchorProperties.class)
public class ChannelAnchorConfiguration {
    @Bean
    ChannelAnchoring channelAnchoring(
            ChannelAnchorProperties properties,
            QuerySide querySide,
            DiscordConnection discord,
            SharedClock clock,
            MeterRegistry meters) {
        ChannelAnchoring anchoring = new ChannelAnchoring(properties, querySide, discord, clock);
        if (anchoring.wanted()) {
            Gauge.builder("guildhall.log.anchor.age", anchoring, ChannelAnchoring::ageInSeconds)
                    .description("Time since the sink held the head of the log")
                    .baseUnit("seconds")
                    .tag("sink", "discord")
                    .register(meters);
        }
        return anchoring;
    }
}
