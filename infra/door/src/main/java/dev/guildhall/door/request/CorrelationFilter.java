package dev.guildhall.door.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every request its correlation, in the log lines as well as in the answer; the first filter of all. */
public final class CorrelationFilter extends OncePerRequestFilter {
    private static final Pattern GUILD = Pattern.compile("/guilds/([0-9]{1,20})(?:/|$)");
    private static final Logger LOG = LoggerFactory.getLogger(CorrelationFilter.class);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Correlation correlation = Correlation.read(request);
        request.setAttribute(Correlation.ATTRIBUTE, correlation);
        response.setHeader(Correlation.HEADER, correlation.correlationId());
        Matcher guild = GUILD.matcher(request.getRequestURI());
        String guildId = guild.find() ? guild.group(1) : null;
        LogContext context = LogContext.of(guildId, correlation.correlationId(), correlation.traceId());
        long begin = System.nanoTime();
        try {
            chain.doFilter(request, response);
            // Without the query, in which anything may stand.
            LOG.debug(
                    "{} {} answered {} after {} ms",
                    request.getMethod(),
                    request.getRequestURI(),
                    response.getStatus(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
        } finally {
            context.close();
        }
    }
}
