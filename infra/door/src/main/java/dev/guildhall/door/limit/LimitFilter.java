package dev.guildhall.door.limit;

import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.problem.ProblemWriter;
import dev.guildhall.door.token.Askers;
import dev.guildhall.door.token.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses who asks too often, by address and by user. Stands behind the recognition of the caller, because other sides
 * come from one address for many users and are not counted. Each process counts for itself.
 */
public final class LimitFilter extends OncePerRequestFilter {
    /** Where somebody proves who they are; what fails here may be guessing. */
    private static final Set<String> SIGN_INS = Set.of("/api/auth/discord", "/api/auth/callback", "/api/auth/refresh");

    /**
     * For the machine's own look-outs, not reachable from outside, see the deployment's files; and the files of the panel's
     * page, dozens for each that is opened, which cost no more to give than to refuse.
     */
    private static final List<String> UNCOUNTED = List.of("/actuator", "/panel/");

    private final Allowance addresses;
    private final Allowance users;
    private final Allowance failedSignIns;

    public LimitFilter(LimitProperties limits) {
        this.addresses = new Allowance(limits.addressPerMinute());
        this.users = new Allowance(limits.userPerMinute());
        this.failedSignIns = new Allowance(limits.failedSignInsPerMinute());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return UNCOUNTED.stream().anyMatch(request.getRequestURI()::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Caller> caller = Askers.known();
        if (caller.isPresent() && caller.get().isService()) {
            chain.doFilter(request, response);
            return;
        }
        String address = Network.of(request.getRemoteAddr());
        Optional<Problem> refusal = over(addresses, address, "requests a minute from one address")
                .or(() -> caller.flatMap(c -> over(users, c.id(), "requests a minute by one user")));
        if (refusal.isPresent()) {
            ProblemWriter.write(refusal.get(), response);
        } else if (SIGN_INS.contains(request.getRequestURI())) {
            signIn(address, request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Counted before it is tried, so that many at once get no more tries than one after the other. */
    private void signIn(String address, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Problem> refusal = over(failedSignIns, address, "refused sign-ins a minute from one address");
        if (refusal.isPresent()) {
            ProblemWriter.write(refusal.get(), response);
            return;
        }
        chain.doFilter(request, response);
        boolean refused = response.getStatus() >= 400 && response.getStatus() < 500;
        if (!refused) {
            failedSignIns.giveBack(address);
        }
    }

    private static Optional<Problem> over(Allowance allowance, String key, String what) {
        Optional<Duration> wait = allowance.use(key);
        return wait.map(delay -> Problem.of(
                        ProblemType.TOO_MANY_REQUESTS, "More than %d %s".formatted(allowance.perMinute(), what))
                .retryingAfter(delay));
    }
}
