package dev.guildhall.command;

import dev.guildhall.command.deadline.DeadlineConfiguration;
import dev.guildhall.command.directory.DirectoryConfiguration;
import dev.guildhall.command.dispatch.DispatchConfiguration;
import dev.guildhall.command.effect.EffectConfiguration;
import dev.guildhall.command.erasure.ErasureConfiguration;
import dev.guildhall.command.erasure.Erasures;
import dev.guildhall.command.giveaway.GiveawayConfiguration;
import dev.guildhall.command.giveaway.Seeds;
import dev.guildhall.command.guild.GuildRepositoryConfiguration;
import dev.guildhall.command.guild.PresenceRoutes;
import dev.guildhall.command.guild.SyncConfiguration;
import dev.guildhall.command.history.RevertingConfiguration;
import dev.guildhall.command.idempotency.IdempotencyConfiguration;
import dev.guildhall.command.idempotency.IdempotencyKeys;
import dev.guildhall.command.leveling.LevelingConfiguration;
import dev.guildhall.command.log.LogConfiguration;
import dev.guildhall.command.member.MemberConfiguration;
import dev.guildhall.command.moderation.ModerationConfiguration;
import dev.guildhall.command.modules.ModulesConfiguration;
import dev.guildhall.command.music.MusicConfiguration;
import dev.guildhall.command.operation.OperationConfiguration;
import dev.guildhall.command.permission.AccessRoutes;
import dev.guildhall.command.permission.FactRoutes;
import dev.guildhall.command.portable.ImportingConfiguration;
import dev.guildhall.command.schema.CommandSchema;
import dev.guildhall.command.settings.SettingsRoutes;
import dev.guildhall.command.shard.ShardConfiguration;
import dev.guildhall.command.signin.PanelSessions;
import dev.guildhall.command.signin.Revocations;
import dev.guildhall.command.signin.SignInConfiguration;
import dev.guildhall.command.subscription.SubscriptionRoutes;
import dev.guildhall.command.ticket.TicketConfiguration;
import dev.guildhall.command.upkeep.Upkeep;
import dev.guildhall.door.DoorConfiguration;
import dev.guildhall.door.SharedClock;
import dev.guildhall.eventlog.EventLogConfiguration;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.SchemaMigration;
import dev.guildhall.eventlog.SchemasInPlace;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The command side as a whole: for its own application, and for the all-in-one. */
@Configuration(proxyBeanMethods = false)
@Import({
    DoorConfiguration.class,
    EventLogConfiguration.class,
    DispatchConfiguration.class,
    DirectoryConfiguration.class,
    GuildRepositoryConfiguration.class,
    IdempotencyConfiguration.class,
    SignInConfiguration.class,
    SettingsRoutes.class,
    SubscriptionRoutes.class,
    ModulesConfiguration.class,
    PresenceRoutes.class,
    AccessRoutes.class,
    FactRoutes.class,
    SyncConfiguration.class,
    ErasureConfiguration.class,
    EffectConfiguration.class,
    LogConfiguration.class,
    MemberConfiguration.class,
    DeadlineConfiguration.class,
    LevelingConfiguration.class,
    ModerationConfiguration.class,
    MusicConfiguration.class,
    ShardConfiguration.class,
    OperationConfiguration.class,
    RevertingConfiguration.class,
    ImportingConfiguration.class,
    TicketConfiguration.class,
    GiveawayConfiguration.class
})
public class CommandSideConfiguration {
    @Bean
    CommandSchema commandSchema(DataSource dataSource, ObjectProvider<SchemasInPlace> inPlace) {
        if (inPlace.getIfAvailable() == null) {
            SchemaMigration.migrate(dataSource, CommandSchema.NAME);
        }
        return new CommandSchema(dataSource);
    }

    @Bean(destroyMethod = "close")
    Upkeep commandUpkeep(
            SharedClock clock,
            LogReader log,
            IdempotencyKeys keys,
            PanelSessions sessions,
            Erasures erasures,
            Revocations revocations,
            Seeds giveawaySeeds) {
        return new Upkeep(
                clock, log, keys, sessions, giveawaySeeds, List.of(erasures::carryOut, revocations::carryOut));
    }
}
