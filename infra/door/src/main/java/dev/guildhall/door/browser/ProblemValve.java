package dev.guildhall.door.browser;

import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.problem.ProblemWriter;
import dev.guildhall.door.request.Correlation;
import java.io.IOException;
import java.util.UUID;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Answers what the container refuses before any filter sees it, such as a path that cannot be decoded, in the form of all
 * other refusals. Made by the container.
 */
public final class ProblemValve extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemValve.class);

    /** Has the container use it. */
    public static WebServerFactoryCustomizer<TomcatServletWebServerFactory> installation() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemValve.class.getName());
            }
        });
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        response.setHeader(Correlation.HEADER, UUID.randomUUID().toString());
        SecurityHeaderFilter.guard(response, true);
        ProblemType type = typeOf(status);
        try {
            ProblemWriter.write(Problem.of(type, type.remedy()), response);
        } catch (IOException | IllegalStateException e) {
            LOG.debug("Whoever sent what cannot be understood was not told: {}", e.getMessage());
        }
    }

    /** A transfer coding or version that is not known here is the request's fault, not ours. */
    private static ProblemType typeOf(int status) {
        return status == 501 || status == 505 ? ProblemType.MALFORMED_REQUEST : ProblemType.ofStatus(status);
    }
}
