package dev.guildhall.bot;

import dev.guildhall.bot.autoresponder.AutoResponderConfiguration;
import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.bot.directory.DirectoryConfiguration;
import dev.guildhall.bot.discord.DiscordConfiguration;
import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.bot.effect.EffectConfiguration;
import dev.guildhall.bot.giveaway.GiveawayConfiguration;
import dev.guildhall.bot.guild.GuildChecks;
import dev.guildhall.bot.guild.GuildPresence;
import dev.guildhall.bot.guild.GuildWatchConfiguration;
import dev.guildhall.bot.help.HelpConfiguration;
import dev.guildhall.bot.history.ChangeListing;
import dev.guildhall.bot.history.HistoryConfiguration;
import dev.guildhall.bot.history.RevertDialog;
import dev.guildhall.bot.interaction.InteractionConfiguration;
import dev.guildhall.bot.invalidation.InvalidationLink;
import dev.guildhall.bot.invalidation.Invalidations;
import dev.guildhall.bot.leveling.LevelingConfiguration;
import dev.guildhall.bot.log.ChannelAnchorConfiguration;
import dev.guildhall.bot.moderation.ModerationConfiguration;
import dev.guildhall.bot.modules.ModuleCommand;
import dev.guildhall.bot.music.MusicConfiguration;
import dev.guildhall.bot.notice.NoticeConfiguration;
import dev.guildhall.bot.settings.ConfigCommand;
import dev.guildhall.bot.sides.CommandSide;
import dev.guildhall.bot.sides.QuerySide;
import dev.guildhall.bot.sides.SidesConfiguration;
import dev.guildhall.bot.status.OwnStatus;
import dev.guildhall.bot.status.StatusRoutes;
import dev.guildhall.bot.tempvoice.TempVoiceConfiguration;
import dev.guildhall.bot.ticket.TicketConfiguration;
import dev.guildhall.bot.welcome.WelcomeConfiguration;
import dev.guildhall.door.DoorConfiguration;
import dev.guildhall.door.SharedClock;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The bot adapter as a whole, alone in its process or together with the other sides. */
@Configuration(proxyBeanMethods = false)
@Import({
    DoorConfiguration.class,
    RedisClientConfiguration.class,
    SidesConfiguration.class,
    DiscordConfiguration.class,
    GuildWatchConfiguration.class,
    DirectoryConfiguration.class,
    InteractionConfiguration.class,
    EffectConfiguration.class,
    GiveawayConfiguration.class,
    TicketConfiguration.class,
    LevelingConfiguration.class,
    ModerationConfiguration.class,
    MusicConfiguration.class,
    HelpConfiguration.class,
    HistoryConfiguration.class,
    WelcomeConfiguration.class,
    AutoResponderConfiguration.class,
    TempVoiceConfiguration.class,
    NoticeConfiguration.class,
    ChannelAnchorConfiguration.class,
    StatusRoutes.class
})
public class BotAdapterConfiguration {
    @Bean
    ConfigurationCache botConfigurationCache(StringRedisTemplate redis, QuerySide querySide, MeterRegistry meters) {
        return new ConfigurationCache(redis, querySide, meters);
    }

    @Bean
    Invalidations botInvalidations(GuildPresence presence, ConfigurationCache cache, GuildChecks checks) {
        return new Invalidations(presence, cache, checks);
    }

    @Bean
    InvalidationLink botInvalidationLink(
            LettuceConnectionFactory redis,
            QuerySide querySide,
            Invalidations invalidations,
            ConfigurationCache cache,
            SharedClock clock) {
        return new InvalidationLink(redis, querySide, invalidations, cache, clock);
    }

    @Bean
    ConfigCommand botConfigCommand(
            ConfigurationCache cache, CommandSide commandSide, ChangeListing listing, RevertDialog reverting) {
        return new ConfigCommand(cache, commandSide, listing, reverting);
    }

    @Bean
    ModuleCommand botModuleCommand(ConfigurationCache cache, CommandSide commandSide) {
        return new ModuleCommand(cache, commandSide);
    }

    @Bean
    OwnStatus botStatus(DiscordConnection discord, ConfigurationCache cache) {
        return new OwnStatus(discord, cache);
    }
}
