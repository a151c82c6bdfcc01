package dev.guildhall.e2e.fuzz;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Some thousand requests to one door, and what it answered that it may not. */
public final class FuzzRun {
    /** How many breaches are worth looking at. */
    private static final int MAX_BREACHES = 25;

    /** A session may end by what is asked; a new one begins after so many. */
    private static final int REQUESTS_A_SESSION = 50;

    private final RequestsAtRandom requests;
    private final Supplier<String> signIn;

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

    private static Optional<String> breach(RawRequest request, int port, String token) {
        String shown = request.toString().replace(token, "TOKEN");
        try {
            RawAnswer answer = request.send(port);
            return answer.breach(request.method()).map(why -> why + ": " + answer + " to " + shown);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of("no answer: " + e + " to " + shown);
        }
    }
}
