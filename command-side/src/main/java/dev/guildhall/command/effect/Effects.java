package dev.guildhall.command.effect;

import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/** Effects as the query side has them. Thread-safe. */
final class Effects {
    static final Duration READ_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9:._-]{1,100}");

    private final QueryEffects routes;

    Effects(QueryEffects routes) {
        this.routes = routes;
    }

    /** @throws ProblemException 404 when there is no such effect, 503 when the query side does not answer */
    EffectStanding standing(String effectId) {
        return ask(effectId, "The read models cannot be reached right now, so nobody can say how the effect stands");
    }

    /**
     * The same after something was ordered.
     *
     * @throws ProblemException as above
     */
    EffectStanding standingAfterOrder(String effectId) {
        return ask(
                effectId,
                "What you ordered is in the log, and is followed as soon as the read models can be reached again; repeat the"
                        + " request with the same Idempotency-Key to hear what came of it");
    }

    private EffectStanding ask(String effectId, String ifAway) {
        if (!ID.matcher(effectId).matches()) {
            throw new ProblemException(new EffectRejection.UnknownEffect().problem());
        }
        try {
            return routes.standing(effectId).data();
        } catch (HttpClientErrorException e) {
            throw new ProblemException(
                    e.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND)
                            ? new EffectRejection.UnknownEffect().problem()
                            : Problem.away(ifAway, RETRY_AFTER));
        } catch (RestClientException e) {
            throw new ProblemException(Problem.away(ifAway, RETRY_AFTER));
        }
    }
}
