package dev.guildhall.door.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LogContextTest {
    @AfterEach
    void forget() {
        MDC.clear();
    }

    @Test
    void isTakenBackToWhatWasThereBefore() {
        LogContext outer = LogContext.of("1", "request", "trace");
        LogContext inner = LogContext.of("2", null, "other");
        assertThat(MDC.getCopyOfContextMap())
                .containsEntry("guildId", "2")
                .containsEntry("correlationId", "request")
                .containsEntry("traceId", "other");

        inner.close();
        assertThat(MDC.getCopyOfContextMap())
                .containsEntry("guildId", "1")
                .containsEntry("correlationId", "request")
                .containsEntry("traceId", "trace");

        outer.close();
        assertThat(MDC.get("guildId")).isNull();
        assertThat(MDC.get("traceId")).isNull();
    }
}
