package dev.guildhall.door.session;

import dev.guildhall.door.request.Answer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells sides that have no data base which sessions have ended. */
@RestController
public final class EndedSessionRoutes {
    private final EndedSessions ended;

    EndedSessionRoutes(EndedSessions ended) {
        this.ended = ended;
    }

    @GetMapping("/internal/ended-sessions")
    Answer<EndedSessions.News> news(@RequestParam(defaultValue = "") String since) {
        return Answer.of(ended.since(since));
    }
}
