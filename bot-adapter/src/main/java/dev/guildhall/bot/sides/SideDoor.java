package dev.guildhall.bot.sides;

import dev.guildhall.door.side.SideCalls;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import tools.jackson.core.JacksonException;

/** From what becomes of a call to what is thrown, for all calls of one side. Thread-safe. */
final class SideDoor implements ClientHttpRequestInterceptor {
    private static final int FIRST_SERVER_ERROR = 500;

    private final SideCircuit circuit = new SideCircuit();

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
        String side = request.getURI().getAuthority();
        if (AnswerBudget.isSet() && circuit.refuses()) {
            throw new SideAway("%s stands still; it was not asked".formatted(side));
        }
        long begun = System.nanoTime();
        try {
            ClientHttpResponse response = execution.execute(request, body);
            circuit.answered();
            return response;
        } catch (ConnectException e) {
            throw new SideAway("%s is not reachable".formatted(side), e, false);
        } catch (HttpConnectTimeoutException e) {
            circuit.unanswered(begun);
            throw new SideAway("%s takes no connection".formatted(side), e, false);
        } catch (HttpTimeoutException e) {
            circuit.unanswered(begun);
            throw new SideAway("%s did not answer in time".formatted(side), e, changes(request));
        } catch (IOException e) {
            throw new SideAway("%s broke off".formatted(side), e, changes(request));
        }
    }

    private static boolean changes(HttpRequest request) {
        return !HttpMethod.GET.equals(request.getMethod());
    }

    /** A side that is away or behind says that nothing was done; of any other failure it knows nothing itself. */
    static RuntimeException failure(HttpRequest request, ClientHttpResponse response) throws IOException {
        int status = response.getStatusCode().value();
        ProblemDetails problem = problem(response);
        if (status == HttpStatus.REQUEST_TIMEOUT.value()) {
            return new SideAway("the request did not arrive whole", false);
        }
        if (status < FIRST_SERVER_ERROR) {
            return new SideRefused(status, problem);
        }
        boolean unknown = changes(request) && !problem.saysNothingWasDone();
        return new SideAway("status %d: %s".formatted(status, problem.sentence()), unknown);
    }

    private static ProblemDetails problem(ClientHttpResponse response) throws IOException {
        try {
            ProblemDetails problem = SideCalls.TOLERANT.readValue(response.getBody(), ProblemDetails.class);
            return problem == null ? ProblemDetails.NONE : problem;
        } catch (JacksonException e) {
            return ProblemDetails.NONE;
        }
    }
}
