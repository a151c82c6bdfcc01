package dev.guildhall.door.session;

import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;

/** {@link EndedSessionRoutes} of another side. */
public interface EndedSessionNews {
    @GetExchange("/internal/ended-sessions")
    Told since(@RequestParam String since);

    /** A success. */
    record Told(EndedSessions.News data) {}
}
