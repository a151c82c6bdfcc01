package dev.guildhall.command.signin;

import dev.guildhall.command.schema.CommandSchema;
import dev.guildhall.door.DoorProperties;
import dev.guildhall.door.token.AccessTokens;
import dev.guildhall.door.token.CsrfTokens;
import dev.guildhall.eventlog.PersonalData;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Signing in as beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DiscordProperties.class)
public class SignInConfiguration {
    @Bean
    PanelSessions panelSessions(CommandSchema schema, PersonalData personal) {
        return new PanelSessions(schema.jdbc(), new SealedProfiles(personal));
    }

    @Bean
    SignInRoutes signInRoutes(
            DiscordProperties discord,
            Environment environment,
            PanelSessions sessions,
            AccessTokens tokens,
            CsrfTokens csrf,
            DoorProperties door) {
        DiscordOAuth oauth = new DiscordOAuth(DiscordApplication.of(discord, environment));
        return new SignInRoutes(oauth, sessions, new SignedIn.Issuer(tokens, csrf), door);
    }
}
