package dev.guildhall.door.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what went wrong outside the dispatcher: in a filter, in the firewall, in the container. */
@RestController
public final class ProblemFallback implements ErrorController {
    private final ProblemCatalogue catalogue;

    public ProblemFallback(ProblemCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @RequestMapping("${spring.web.error.path:/error}")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            ProblemWriter.write(catalogue.of(failure), response);
            return;
        }
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        ProblemType type = ProblemType.ofStatus(code instanceof Integer status ? status : 404);
        ProblemWriter.write(Problem.of(type, type.remedy()), response);
    }
}
