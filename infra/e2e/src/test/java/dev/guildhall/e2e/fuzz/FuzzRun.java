package dev.guildhall.e2e.fuzz;

import dev.guildhall.door.request.BodyLimitFilter;
import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Some thousand requests to one door, and what it answered that it may not. */
public final class FuzzRun {
    /** How many breaches are worth looking at. */
    private static final int MAX_BREACHES = 25;

    /** A session may end by what is asked; a new one begins after so many. */
    private static final int REQUESTS_A_SESSION = 50;

    /** In the place of a status. */
    private static final int HUNG_UP = 0;

    private final RequestsAtRandom requests;
    private final Supplier<String> signIn;
    private final Map<Integer, Integer> statuses = new TreeMap<>();

    /**
     * @param ids of guilds to ask for, of which the first is the caller's own
     * @param signIn answers the access token of a new session
     */
    public FuzzRun(long seed, List<String> ids, Supplier<String> signIn) {
        this.requests = new RequestsAtRandom(seed, ids);
        this.signIn = signIn;
    }

    /** Each breach with the request that made it. */
    public List<String> breaches(int port, int times) {
        List<String> breaches = new ArrayList<>();
        String token = signIn.get();
        for (int i = 1; i <= times && breaches.size() < MAX_BREACHES; i++) {
            if (i % REQUESTS_A_SESSION == 0) {
                token = signIn.get();
            }
            RawRequest request = requests.next(token);
            breach(request, port, token).ifPresent(breaches::add);
        }
        return breaches;
    }

    /** How often each status was answered so far. */
    public Map<Integer, Integer> statuses() {
        return statuses;
    }

    private Optional<String> breach(RawRequest request, int port, String token) {
        String shown = request.toString().replace(token, "TOKEN");
        try {
            RawAnswer answer = request.send(port);
            statuses.merge(answer.status(), 1, Integer::sum);
            return answer.breach(request.method()).map(why -> why + ": " + answer + " to " + shown);
        } catch (SocketException e) {
            // Whoever sends more than is taken may lose the answer with what nobody reads.
            statuses.merge(HUNG_UP, 1, Integer::sum);
            return request.body().length > BodyLimitFilter.MAX_BODY_BYTES
                    ? Optional.empty()
                    : Optional.of("no answer: " + e + " to " + shown);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of("no answer: " + e + " to " + shown);
        }
    }
}
