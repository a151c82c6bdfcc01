package dev.guildhall.door;

import dev.guildhall.door.access.Operators;
import dev.guildhall.door.browser.BrowserProperties;
import dev.guildhall.door.browser.CrossOrigins;
import dev.guildhall.door.browser.CrossSiteFilter;
import dev.guildhall.door.limit.LimitFilter;
import dev.guildhall.door.limit.LimitProperties;
import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.problem.ProblemWriter;
import dev.guildhall.door.token.AccessTokens;
import dev.guildhall.door.token.Askers;
import dev.guildhall.door.token.CsrfTokens;
import dev.guildhall.door.token.TokenFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.filter.CorsFilter;

/**
 * Who may knock at which route at all. What a caller may do inside a guild is decided further in, by
 * {@link dev.guildhall.door.access.GuildAuthority}.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class DoorSecurity {
    static final String SERVICE = "SERVICE";

    @Bean
    SecurityFilterChain doorFilterChain(
            HttpSecurity http,
            AccessTokens tokens,
            CsrfTokens csrf,
            SharedClock clock,
            Operators operators,
            LimitProperties limits) {
        return http.sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // Asked for by a filter of our own, which knows how the caller came in.
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .cors(cors -> {})
                // Set by a filter that stands before this chain too.
                .headers(AbstractHttpConfigurer::disable)
                .addFilterBefore(new TokenFilter(tokens, clock), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new LimitFilter(limits), TokenFilter.class)
                .addFilterAfter(new CrossSiteFilter(csrf), LimitFilter.class)
                .authorizeHttpRequests(routes -> routes.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers("/internal/**")
                        .hasAuthority(SERVICE)
                        .requestMatchers("/api/auth/**", "/api/health", "/api/schema")
                        .permitAll()
                        .requestMatchers("/api/ops/**", "/api/admin/**")
                        .access((caller, request) ->
                                new AuthorizationDecision(isOperator(operators, request.getRequest())))
                        .requestMatchers("/actuator/health/**", "/actuator/info")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .access((caller, request) ->
                                new AuthorizationDecision(mayObserve(operators, request.getRequest())))
                        .requestMatchers("/api/**")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(DoorSecurity::refuseNobody)
                        .accessDeniedHandler((request, response, e) ->
                                ProblemWriter.write(Problem.of(ProblemType.FORBIDDEN, "Not for you"), response)))
                .build();
    }

    private static boolean isOperator(Operators operators, HttpServletRequest request) {
        try {
            return operators.include(Askers.asker(request));
        } catch (ProblemException nobody) {
            return false;
        }
    }

    /** Figures are for operators, for the other sides, and for whoever sits at the machine itself. */
    private static boolean mayObserve(Operators operators, HttpServletRequest request) {
        return LocalRequests.isLocal(request) || isOperator(operators, request) || isService(request);
    }

    private static boolean isService(HttpServletRequest request) {
        try {
            return Askers.asker(request).service();
        } catch (ProblemException nobody) {
            return false;
        }
    }

    /** Keeps the platform from inventing a user with a password. */
    @Bean
    AuthenticationManager noPasswords() {
        return authentication -> {
            throw new AuthenticationServiceException("Nobody signs in with a password here");
        };
    }

    /** A reason in another language than English is no attack. */
    @Bean
    StrictHttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderValues(HeaderTexts::harmless);
        return firewall;
    }

    @Bean
    CorsFilter corsFilter(BrowserProperties browser) {
        return CrossOrigins.filter(browser.origins());
    }

    private static void refuseNobody(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException e) throws IOException {
        try {
            Askers.caller(request);
            ProblemWriter.write(Problem.of(ProblemType.FORBIDDEN, "Not for you"), response);
        } catch (ProblemException nobody) {
            ProblemWriter.write(nobody.problem(), response);
        }
    }
}
