package dev.guildhall.door.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every request its correlation, in the log lines as well as in the answer; the first filter of all. */
public final class CorrelationFilter extends OncePerRequestFilter {
    private static final Pattern GUILD = Pattern.compile("/guilds/([0-9]{1,20})(?:/|$)");
    private static final String CORRELATION_ID = "correlationId";
    private static final String GUILD_ID = "guildId";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Correlation correlation = Correlation.read(request);
        request.setAttribute(Correlation.ATTRIBUTE, correlation);
        response.setHeader(Correlation.HEADER, correlation.correlationId());
        MDC.put(CORRELATION_ID, correlation.correlationId());
        Matcher guild = GUILD.matcher(request.getRequestURI());
        if (guild.find()) {
            MDC.put(GUILD_ID, guild.group(1));
        }
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(CORRELATION_ID);
            MDC.remove(GUILD_ID);
        }
    }
}
