package dev.guildhall.bot.guild;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param recheckInterval how often everything that Discord says about the guilds is told anew, whether or not it changed */
@ConfigurationProperties("guildhall.guilds")
record GuildProperties(@DefaultValue("10m") Duration recheckInterval) {}
