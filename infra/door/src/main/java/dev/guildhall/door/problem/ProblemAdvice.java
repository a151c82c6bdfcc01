package dev.guildhall.door.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerMapping;

/** Answers every failure below the dispatcher with a problem. */
@RestControllerAdvice
public final class ProblemAdvice {
    private final ProblemCatalogue catalogue;

    public ProblemAdvice(ProblemCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @ExceptionHandler(Throwable.class)
    void refuse(Throwable failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (failure instanceof AsyncRequestNotUsableException) {
            return; // the client has gone: there is nobody to tell
        }
        if (failure instanceof AnswerCutOff cut) {
            throw cut; // past the dispatcher, where the connection is closed
        }
        // Else a JSON problem would be refused because the route itself produces something else.
        request.removeAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE);
        if (failure instanceof ErrorResponse platform) {
            String allow = platform.getHeaders().getFirst(HttpHeaders.ALLOW);
            if (allow != null) {
                response.setHeader(HttpHeaders.ALLOW, allow);
            }
        }
        ProblemWriter.write(catalogue.of(failure), response);
    }
}
