package dev.guildhall.door.browser;

import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.problem.ProblemWriter;
import dev.guildhall.door.request.Answer;
import dev.guildhall.door.request.Correlation;
import dev.guildhall.door.token.CsrfTokens;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** Which pages of other origins may call the API; none but those that are named, and never all. */
public final class CrossOrigins {
    /** How long a browser need not ask again, in seconds. */
    private static final long PREFLIGHT_SECONDS = 600;

    private CrossOrigins() {}

    /** @param origins as {@link BrowserProperties#origins} names them; with none, browsers see the API on its own origin only */
    public static CorsFilter filter(Collection<String> origins) {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(List.copyOf(origins));
        cors.setAllowedMethods(List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
        cors.setAllowedHeaders(List.of(
                "Authorization",
                "Content-Type",
                "If-Match",
                "Idempotency-Key",
                "Last-Event-ID",
                "X-Reason",
                Correlation.HEADER,
                CsrfTokens.HEADER));
        cors.setExposedHeaders(List.of("ETag", "Retry-After", Answer.RESTS_AT, Correlation.HEADER));
        cors.setAllowCredentials(true);
        cors.setMaxAge(PREFLIGHT_SECONDS);
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/api/**", cors);
        CorsFilter filter = new CorsFilter(source);
        filter.setCorsProcessor(new Refusing());
        return filter;
    }

    /** Refuses in the form of all other refusals. */
    private static final class Refusing extends DefaultCorsProcessor {
        @Override
        protected void rejectRequest(ServerHttpResponse response) throws IOException {
            if (response instanceof ServletServerHttpResponse servlet) {
                ProblemWriter.write(
                        Problem.of(ProblemType.FORBIDDEN, "Pages of this origin may not call the API"),
                        servlet.getServletResponse());
            } else {
                super.rejectRequest(response);
            }
        }
    }
}
