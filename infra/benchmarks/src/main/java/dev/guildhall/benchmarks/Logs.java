package dev.guildhall.benchmarks;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** Without a configuration everything would be logged, and be measured with the rest. */
public final class Logs {
    private Logs() {}

    public static void warningsOnly() {
        LoggingSystem.get(Logs.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
    }
}
