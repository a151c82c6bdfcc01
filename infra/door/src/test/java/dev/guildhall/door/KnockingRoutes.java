package dev.guildhall.door;

import dev.guildhall.door.access.Operators;
import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.request.Answer;
import dev.guildhall.door.token.Asker;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A side with just enough routes to try the door. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({DoorConfiguration.class, KnockingRoutes.Routes.class})
class KnockingRoutes {
    record Wish(String name, long count) {}

    @RestController
    static class Routes {
        private final Operators operators;

        Routes(Operators operators) {
            this.operators = operators;
        }

        @GetMapping("/api/guilds/{guildId}/asker")
        ResponseEntity<Answer<Asker>> asker(@PathVariable String guildId, Asker asker) {
            return Answer.of(asker, 7).entity();
        }

        @PostMapping("/api/guilds/{guildId}/wish")
        Answer<Wish> wish(@PathVariable String guildId, @RequestBody Wish wish) {
            return Answer.of(wish);
        }

        @PostMapping("/api/raw")
        Answer<Map<String, Object>> raw(@RequestBody Map<String, Object> body) {
            return Answer.of(body);
        }

        @GetMapping("/api/away")
        void away() {
            throw new ProblemException(Problem.away("PostgreSQL does not answer", Duration.ofMillis(1200)));
        }

        @GetMapping("/api/broken")
        void broken() {
            throw new IllegalStateException("inner workings");
        }

        @GetMapping("/api/auth/open")
        String open(@RequestParam(required = false) @Nullable String a) {
            return "open";
        }

        @PostMapping("/api/auth/discord")
        String signIn(@RequestBody Map<String, Object> body) {
            if (!"good".equals(body.get("code"))) {
                throw new ProblemException(ProblemType.INVALID_INPUT, "Not a code");
            }
            return "welcome";
        }

        @GetMapping("/api/auth/page")
        ResponseEntity<String> page() {
            return ResponseEntity.ok()
                    .header("Content-Security-Policy", "default-src 'self'")
                    .header("Cache-Control", "max-age=60")
                    .body("page");
        }

        @GetMapping("/api/auth/where")
        String where(HttpServletRequest request) {
            return request.getRequestURL() + " for " + request.getRemoteAddr();
        }

        @GetMapping({"/api/ops/engine", "/api/admin/engine"})
        Answer<Asker> engine(Asker asker) {
            return Answer.of(operators.operator(asker));
        }

        @GetMapping("/internal/inside")
        Answer<Asker> inside(Asker asker) {
            return Answer.of(asker);
        }
    }
}
