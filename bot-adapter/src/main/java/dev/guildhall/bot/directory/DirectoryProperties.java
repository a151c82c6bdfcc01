package dev.guildhall.bot.directory;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the bot keeps the query side's directory.
 *
 * @param upkeep how often it asks what is held there; changes are told at once, whatever this says
 */
@ConfigurationProperties("guildhall.directory")
record DirectoryProperties(@DefaultValue("1m") Duration upkeep) {}
