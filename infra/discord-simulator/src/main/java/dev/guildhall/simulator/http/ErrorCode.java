package dev.guildhall.simulator.http;

import java.util.Map;
import java.util.Optional;

/** Discord's words for the errors that it numbers, as far as bots commonly meet them. */
final class ErrorCode {
    private static final Map<Integer, String> MESSAGES = Map.ofEntries(
            Map.entry(10_003, "Unknown Channel"),
            Map.entry(10_004, "Unknown Guild"),
            Map.entry(10_007, "Unknown Member"),
            Map.entry(10_008, "Unknown Message"),
            Map.entry(10_011, "Unknown Role"),
            Map.entry(10_013, "Unknown User"),
            Map.entry(10_015, "Unknown Webhook"),
            Map.entry(10_026, "Unknown Ban"),
            Map.entry(10_062, "Unknown interaction"),
            Map.entry(30_013, "Maximum number of guild channels reached (500)"),
            Map.entry(40_060, "Interaction has already been acknowledged."),
            Map.entry(50_001, "Missing Access"),
            Map.entry(50_007, "Cannot send messages to this user"),
            Map.entry(50_013, "Missing Permissions"),
            Map.entry(50_035, "Invalid Form Body"));

    private ErrorCode() {}

    static Optional<String> message(int code) {
        return Optional.ofNullable(MESSAGES.get(code));
    }
}
