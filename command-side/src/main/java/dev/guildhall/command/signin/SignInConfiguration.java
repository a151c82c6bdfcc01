package dev.guildhall.command.signin;

import dev.guildhall.command.dispatch.SeldomAggregates;
import dev.guildhall.command.idempotency.Writes;
import dev.guildhall.command.schema.CommandSchema;
import dev.guildhall.door.access.Operators;
import dev.guildhall.door.browser.BrowserProperties;
import dev.guildhall.door.session.EndedSessionTable;
import dev.guildhall.door.session.EndedSessions;
import dev.guildhall.door.token.AccessTokens;
import dev.guildhall.door.token.CsrfTokens;
import dev.guildhall.door.token.TokenKeys;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.NotifiedReader;
import dev.guildhall.eventlog.PersonalData;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Signing in as beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DiscordProperties.class)
public class SignInConfiguration {
    @Bean
    PanelSessions panelSessions(CommandSchema schema, PersonalData personal, TokenKeys keys, EndedSessions ended) {
        return new PanelSessions(
                schema.jdbc(),
                new SealedProfiles(personal),
                new RefreshTokens(keys),
                new SessionEnds(schema.jdbc(), ended));
    }

    /** Other processes of this side end sessions too. */
    @Bean(destroyMethod = "close")
    NotifiedReader commandEndedSessions(DataSource dataSource, EndedSessions ended) {
        ended.toldByDataBase();
        EndedSessionTable table = new EndedSessionTable(dataSource, ended);
        return new NotifiedReader(EndedSessionTable.CHANNEL, table::heard, table::read);
    }

    @Bean
    SessionRoutes sessionRoutes(PanelSessions sessions) {
        return new SessionRoutes(sessions);
    }

    @Bean
    OperatorSessionRoutes operatorSessionRoutes(
            Operators operators, PanelSessions sessions, Writes writes, Revocations revocations) {
        return new OperatorSessionRoutes(operators, sessions, writes, revocations);
    }

    @Bean
    AggregateAnnotationCommandHandler<Revocation> revocationCommands(EventStore events, CommandBus commands) {
        return SeldomAggregates.subscribe(Revocation.class, events, commands);
    }

    @Bean
    Revocations revocations(CommandSchema schema, LogReader log, PanelSessions sessions) {
        return new Revocations(schema.jdbc(), log, sessions);
    }

    @Bean
    SignInRoutes signInRoutes(
            DiscordProperties discord,
            Environment environment,
            PanelSessions sessions,
            AccessTokens tokens,
            CsrfTokens csrf,
            BrowserProperties browser,
            Operators operators) {
        DiscordOAuth oauth = new DiscordOAuth(DiscordApplication.of(discord, environment));
        return new SignInRoutes(oauth, sessions, new SignedIn.Issuer(tokens, csrf), csrf, browser, operators);
    }
}
