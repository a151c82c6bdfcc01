package dev.guildhall.door.browser;

import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.problem.ProblemWriter;
import dev.guildhall.door.token.Askers;
import dev.guildhall.door.token.Caller;
import dev.guildhall.door.token.CsrfTokens;
import dev.guildhall.door.token.TokenFilter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/** A write by somebody who is recognised by the session cookie must show that a page of ours made it. */
public final class CrossSiteFilter extends OncePerRequestFilter {
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** These go by what the body or a cookie of their own holds, not by the session cookie, and ask by themselves. */
    private static final Set<String> SELF_PROVING = Set.of("/api/auth/discord", "/api/auth/refresh");

    private final CsrfTokens csrf;

    public CrossSiteFilter(CsrfTokens csrf) {
        this.csrf = csrf;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Caller> caller = Askers.known();
        boolean write = !SAFE_METHODS.contains(request.getMethod()) && !SELF_PROVING.contains(request.getRequestURI());
        if (write
                && caller.isPresent()
                && TokenFilter.byCookie(request)
                && !csrf.repeated(request, caller.get().id())) {
            ProblemWriter.write(Problem.of(ProblemType.CROSS_SITE, ProblemType.CROSS_SITE.remedy()), response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
