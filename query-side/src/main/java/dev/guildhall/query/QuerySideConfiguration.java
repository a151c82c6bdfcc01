package dev.guildhall.query;

import dev.guildhall.door.DoorConfiguration;
import dev.guildhall.door.session.EndedSessionTable;
import dev.guildhall.door.session.EndedSessions;
import dev.guildhall.eventlog.EventLogConfiguration;
import dev.guildhall.eventlog.NotifiedReader;
import dev.guildhall.query.configuration.ViewConfiguration;
import dev.guildhall.query.content.ContentConfiguration;
import dev.guildhall.query.directory.DirectoryConfiguration;
import dev.guildhall.query.effect.EffectConfiguration;
import dev.guildhall.query.giveaway.GiveawayConfiguration;
import dev.guildhall.query.guild.GuildRoutes;
import dev.guildhall.query.guild.ReadingConfiguration;
import dev.guildhall.query.health.HealthConfiguration;
import dev.guildhall.query.history.HistoryConfiguration;
import dev.guildhall.query.invalidation.ChangesRoutes;
import dev.guildhall.query.invalidation.InvalidationConfiguration;
import dev.guildhall.query.letter.LetterConfiguration;
import dev.guildhall.query.leveling.LevelingConfiguration;
import dev.guildhall.query.log.ProofConfiguration;
import dev.guildhall.query.member.MemberConfiguration;
import dev.guildhall.query.moderation.ModerationConfiguration;
import dev.guildhall.query.modules.ModuleChangeRoutes;
import dev.guildhall.query.modules.ModuleRoutes;
import dev.guildhall.query.modules.SchemaRoutes;
import dev.guildhall.query.music.MusicConfiguration;
import dev.guildhall.query.permission.AccessRoutes;
import dev.guildhall.query.permission.AccessValueConfiguration;
import dev.guildhall.query.permission.GrantRoutes;
import dev.guildhall.query.permission.VisibleGuildRoutes;
import dev.guildhall.query.portable.ExportingRoutes;
import dev.guildhall.query.projection.ProjectionConfiguration;
import dev.guildhall.query.rebuild.RebuildConfiguration;
import dev.guildhall.query.settings.SettingsRoutes;
import dev.guildhall.query.ticket.TicketConfiguration;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything of the query side, for its own program and for one that holds all sides. */
@Configuration(proxyBeanMethods = false)
@Import({
    DoorConfiguration.class,
    EventLogConfiguration.class,
    ViewConfiguration.class,
    ReadingConfiguration.class,
    InvalidationConfiguration.class,
    HealthConfiguration.class,
    HistoryConfiguration.class,
    DirectoryConfiguration.class,
    EffectConfiguration.class,
    ContentConfiguration.class,
    GiveawayConfiguration.class,
    LevelingConfiguration.class,
    ModerationConfiguration.class,
    MusicConfiguration.class,
    TicketConfiguration.class,
    MemberConfiguration.class,
    ProjectionConfiguration.class,
    RebuildConfiguration.class,
    LetterConfiguration.class,
    AccessRoutes.class,
    AccessValueConfiguration.class,
    ChangesRoutes.class,
    ExportingRoutes.class,
    GrantRoutes.class,
    GuildRoutes.class,
    ProofConfiguration.class,
    ModuleChangeRoutes.class,
    ModuleRoutes.class,
    SchemaRoutes.class,
    SettingsRoutes.class,
    VisibleGuildRoutes.class
})
public class QuerySideConfiguration {
    /** The schema of the read models. */
    public static final String SCHEMA = "query";

    /** A token whose session has ended reads nothing more. */
    @Bean(destroyMethod = "close")
    NotifiedReader queryEndedSessions(DataSource dataSource, EndedSessions ended) {
        ended.toldByDataBase();
        EndedSessionTable table = new EndedSessionTable(dataSource, ended);
        return new NotifiedReader(EndedSessionTable.CHANNEL, table::heard, table::read);
    }
}
