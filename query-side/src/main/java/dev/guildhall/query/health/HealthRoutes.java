package dev.guildhall.query.health;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For everybody how Guildhall is, and for operators (the door lets nobody else in) what its sockets and caches do. */
@RestController
public final class HealthRoutes {
    private final Checks checks;

    HealthRoutes(Checks checks) {
        this.checks = checks;
    }

    /** Without the envelope of other answers, and the same words with 200 and 503: it is read by load balancers. */
    @GetMapping("/api/health")
    ResponseEntity<HealthReport> health() {
        HealthReport report = checks.health();
        return ResponseEntity.status(report.isUnhealthy() ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK)
                .cacheControl(CacheControl.noStore())
                .body(report);
    }

    @GetMapping("/api/admin/websocket/stats")
    SocketStats sockets() {
        return SocketStats.of(checks.sockets());
    }

    @GetMapping("/api/admin/cache/stats")
    CacheStats caches() {
        return CacheStats.of(checks.caches());
    }
}
