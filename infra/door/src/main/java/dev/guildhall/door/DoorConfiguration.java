package dev.guildhall.door;

import dev.guildhall.door.access.Operators;
import dev.guildhall.door.browser.BrowserProperties;
import dev.guildhall.door.browser.ForwardedFilter;
import dev.guildhall.door.browser.ProblemValve;
import dev.guildhall.door.browser.SecurityHeaderFilter;
import dev.guildhall.door.documentation.DocumentationRoutes;
import dev.guildhall.door.figures.FiguresConfiguration;
import dev.guildhall.door.limit.LimitProperties;
import dev.guildhall.door.problem.ProblemAdvice;
import dev.guildhall.door.problem.ProblemCatalogue;
import dev.guildhall.door.problem.ProblemFallback;
import dev.guildhall.door.problem.ProblemTranslation;
import dev.guildhall.door.request.BodyLimitFilter;
import dev.guildhall.door.request.CorrelationFilter;
import dev.guildhall.door.request.HeaderBounds;
import dev.guildhall.door.request.UnsharedExchanges;
import dev.guildhall.door.session.EndedSessionRoutes;
import dev.guildhall.door.session.EndedSessions;
import dev.guildhall.door.side.SideCalls;
import dev.guildhall.door.token.AccessTokens;
import dev.guildhall.door.token.AskerArguments;
import dev.guildhall.door.token.CsrfTokens;
import dev.guildhall.door.token.TokenKeys;
import dev.guildhall.events.EventJson;
import jakarta.servlet.Filter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** The door as a whole. Each side imports it; where several sides share a context there is still one door. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    DoorProperties.class,
    RetiredSecrets.class,
    BrowserProperties.class,
    LimitProperties.class
})
@Import({
    FiguresConfiguration.class,
    DoorSecurity.class,
    DoorObservations.class,
    ProblemAdvice.class,
    ProblemFallback.class,
    EndedSessionRoutes.class,
    DocumentationRoutes.class
})
public class DoorConfiguration {
    /** Sides agree about the time through the data base, so only the delay of an answer is left to tolerate. */
    static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(10);

    @Bean
    SharedClock sharedClock(DoorProperties properties) {
        return new SharedClock(Clock.offset(Clock.systemUTC(), properties.clockOffset()));
    }

    @Bean
    TokenKeys tokenKeys(DoorProperties properties, RetiredSecrets retired) {
        return keys(properties.jwtSecret(), retired.jwtSecretsRetired());
    }

    @Bean
    EndedSessions endedSessions() {
        return new EndedSessions();
    }

    @Bean
    AccessTokens accessTokens(TokenKeys keys, SharedClock clock, EndedSessions ended) {
        return new AccessTokens(keys, clock, CLOCK_TOLERANCE, ended);
    }

    @Bean
    Operators operators(DoorProperties properties) {
        return new Operators(properties.operators());
    }

    @Bean
    SideCalls sideCalls(AccessTokens tokens, SharedClock clock) {
        return new SideCalls(tokens, clock);
    }

    @Bean
    CsrfTokens csrfTokens(TokenKeys keys) {
        return new CsrfTokens(keys);
    }

    /** Replaces the platform's: HTTP bodies speak the same dialect as the log. */
    @Bean
    JsonMapper jsonMapper() {
        return EventJson.mapper();
    }

    @Bean
    ProblemCatalogue problemCatalogue(ObjectProvider<ProblemTranslation> translations) {
        return new ProblemCatalogue(translations.orderedStream().toList());
    }

    @Bean
    FilterRegistrationBean<CorrelationFilter> correlationFilter() {
        return inOrder(new CorrelationFilter(), 0);
    }

    @Bean
    FilterRegistrationBean<ForwardedFilter> forwardedFilter(BrowserProperties browser) {
        return inOrder(new ForwardedFilter(browser.trustedProxies()), 1);
    }

    @Bean
    FilterRegistrationBean<SecurityHeaderFilter> securityHeaderFilter() {
        return inOrder(new SecurityHeaderFilter(), 2);
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter() {
        return inOrder(new BodyLimitFilter(), 3);
    }

    /** @param place among the filters that come before all of the platform's */
    private static <F extends Filter> FilterRegistrationBean<F> inOrder(F filter, int place) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> headerBounds() {
        return new HeaderBounds();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> unsharedExchanges() {
        return new UnsharedExchanges();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemValve() {
        return ProblemValve.installation();
    }

    @Bean
    WebMvcConfigurer doorArguments() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new AskerArguments());
            }
        };
    }

    private static TokenKeys keys(@Nullable String secret, List<String> retired) {
        if (secret == null || secret.isBlank()) {
            throw new MissingSecret("GUILDHALL_JWT_SECRET is not set");
        }
        try {
            return TokenKeys.of(secret, retired);
        } catch (IllegalArgumentException e) {
            throw new MissingSecret(String.valueOf(e.getMessage()));
        }
    }
}
