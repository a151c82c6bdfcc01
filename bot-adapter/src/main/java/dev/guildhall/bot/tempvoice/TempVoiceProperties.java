package dev.guildhall.bot.tempvoice;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Temporary voice channels.
 *
 * @param grace how old a channel is before it is deleted although nobody was ever seen in it: until then somebody may be
 *     about to be moved there, by this process or by another
 */
@ConfigurationProperties("guildhall.tempvoice")
record TempVoiceProperties(@DefaultValue("30s") Duration grace) {}
