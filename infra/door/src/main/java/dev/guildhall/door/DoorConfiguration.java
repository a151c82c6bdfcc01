package dev.guildhall.door;

import dev.guildhall.door.access.Operators;
import dev.guildhall.door.figures.FiguresConfiguration;
import dev.guildhall.door.problem.ProblemAdvice;
import dev.guildhall.door.problem.ProblemCatalogue;
import dev.guildhall.door.problem.ProblemFallback;
import dev.guildhall.door.problem.ProblemTranslation;
import dev.guildhall.door.request.BodyLimitFilter;
import dev.guildhall.door.request.CorrelationFilter;
import dev.guildhall.door.side.SideCalls;
import dev.guildhall.door.token.AccessTokens;
import dev.guildhall.door.token.AskerArguments;
import dev.guildhall.door.token.CsrfTokens;
import dev.guildhall.events.EventJson;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
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
@EnableConfigurationProperties(DoorProperties.class)
@Import({FiguresConfiguration.class, DoorSecurity.class, ProblemAdvice.class, ProblemFallback.class})
public class DoorConfiguration {
    /** Sides agree about the time through the data base, so only the delay of an answer is left to tolerate. */
    static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(10);

    @Bean
    SharedClock sharedClock(DoorProperties properties) {
        return new SharedClock(Clock.offset(Clock.systemUTC(), properties.clockOffset()));
    }

    @Bean
    AccessTokens accessTokens(DoorProperties properties, SharedClock clock) {
        return new AccessTokens(secret(properties), clock, CLOCK_TOLERANCE);
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
    CsrfTokens csrfTokens(DoorProperties properties) {
        return new CsrfTokens(secret(properties));
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
        FilterRegistrationBean<CorrelationFilter> filter = new FilterRegistrationBean<>(new CorrelationFilter());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter() {
        FilterRegistrationBean<BodyLimitFilter> filter = new FilterRegistrationBean<>(new BodyLimitFilter());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return filter;
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

    private static String secret(DoorProperties properties) {
        String secret = properties.jwtSecret();
        if (secret == null || secret.isBlank()) {
            throw new MissingSecret("GUILDHALL_JWT_SECRET is not set");
        }
        if (secret.getBytes(StandardCharsets.UTF_8).length < AccessTokens.MIN_SECRET_BYTES) {
            throw new MissingSecret(
                    "GUILDHALL_JWT_SECRET is shorter than %d bytes".formatted(AccessTokens.MIN_SECRET_BYTES));
        }
        return secret;
    }
}
