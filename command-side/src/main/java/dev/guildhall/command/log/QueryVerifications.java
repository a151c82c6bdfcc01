package dev.guildhall.command.log;

import dev.guildhall.door.request.Answer;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The query side's routes for verifications. */
interface QueryVerifications {
    @GetExchange("/internal/log/verifications")
    Answer<UnderWay> underWay();

    /** Begins what the log requests; 200 with the result, or 202 while it goes on. */
    @PostExchange("/internal/log/verifications")
    ResponseEntity<Answer<Map<String, @Nullable Object>>> follow();
}
