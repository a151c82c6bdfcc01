package dev.guildhall.simulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.wire.Json;
import org.jspecify.annotations.Nullable;

/** An error as Discord words it: {@code {"message", "code"}}, for an invalid form with a tree of the fields at fault. */
public final class ApiError extends Refusal {
    private static final int INVALID_FORM = 50_035;

    private final int status;
    private final int code;
    private final @Nullable ObjectNode errors;

    private ApiError(int status, int code, String message, @Nullable ObjectNode errors) {
        super(message);
        this.status = status;
        this.code = code;
        this.errors = errors;
    }

    public static ApiError of(int status, int code, String message) {
        return new ApiError(status, code, message, null);
    }

    public static ApiError unauthorized() {
        return of(401, 0, "401: Unauthorized");
    }

    public static ApiError notFound() {
        return of(404, 0, "404: Not Found");
    }

    public static ApiError unknownChannel() {
        return of(404, 10_003, "Unknown Channel");
    }

    public static ApiError unknownGuild() {
        return of(404, 10_004, "Unknown Guild");
    }

    public static ApiError unknownMember() {
        return of(404, 10_007, "Unknown Member");
    }

    public static ApiError unknownMessage() {
        return of(404, 10_008, "Unknown Message");
    }

    public static ApiError unknownRole() {
        return of(404, 10_011, "Unknown Role");
    }

    public static ApiError unknownUser() {
        return of(404, 10_013, "Unknown User");
    }

    public static ApiError unknownWebhook() {
        return of(404, 10_015, "Unknown Webhook");
    }

    public static ApiError unknownInteraction() {
        return of(404, 10_062, "Unknown interaction");
    }

    public static ApiError unknownCommand() {
        return of(404, 10_063, "Unknown application command");
    }

    public static ApiError missingAccess() {
        return of(403, 50_001, "Missing Access");
    }

    public static ApiError missingPermissions() {
        return of(403, 50_013, "Missing Permissions");
    }

    public static ApiError malformedJson() {
        return of(400, 50_109, "The request body contains invalid JSON.");
    }

    /**
     * An invalid field.
     *
     * @param field dotted path, such as {@code embeds.0.title}
     */
    public static ApiError invalidForm(String field, String reason, String message) {
        ObjectNode errors = Json.object();
        ObjectNode at = errors;
        for (String step : field.split("\\.", -1)) {
            at = at.putObject(step);
        }
        at.putArray("_errors").addObject().put("code", reason).put("message", message);
        return new ApiError(400, INVALID_FORM, "Invalid Form Body", errors);
    }

    @Override
    public Reply reply() {
        ObjectNode body = Json.object().put("message", getMessage()).put("code", code);
        if (errors != null) {
            body.set("errors", errors);
        }
        return Reply.json(status, body);
    }
}
