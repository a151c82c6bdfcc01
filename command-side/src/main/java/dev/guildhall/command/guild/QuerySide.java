package dev.guildhall.command.guild;

import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.request.Correlation;
import java.time.Duration;
import org.springframework.web.client.RestClientException;

/** The query side, where the caches are. */
final class QuerySide {
    static final Duration READ_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final QuerySideRoutes routes;

    QuerySide(QuerySideRoutes routes) {
        this.routes = routes;
    }

    /** @throws ProblemException 503 when the query side does not do it */
    void sync(String guildId, Correlation correlation) {
        try {
            routes.sync(guildId, correlation.correlationId());
        } catch (RestClientException e) {
            throw new ProblemException(Problem.away("The read models cannot be reached right now", RETRY_AFTER));
        }
    }
}
