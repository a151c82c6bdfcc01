package dev.guildhall.simulator.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.http.ApiError;
import dev.guildhall.simulator.wire.Json;
import java.util.List;

/** The fields of a message that its author decides: checked against Discord's limits, and put into the message's body. */
final class MessageForm {
    static final int MAX_CONTENT = 2_000;

    /** Flags that an author may set: embeds suppressed, no notification, components of the second kind. */
    static final int SETTABLE_FLAGS = 1 << 2 | 1 << 12 | 1 << 15;

    private MessageForm() {}

    /** Takes over the fields that the form names; for an edit that leaves all others as they were. */
    static void apply(ObjectNode body, ObjectNode form) {
        if (form.has("content")) {
            body.put("content", content(form));
        }
        if (form.has("embeds")) {
            body.set("embeds", Embeds.checked(form.path("embeds")));
        }
        if (form.has("components")) {
            body.set("components", Components.checked(form.path("components")));
        }
        int flags = body.path("flags").asInt() & ~SETTABLE_FLAGS;
        int wanted = form.has("flags")
                ? form.path("flags").asInt()
                : body.path("flags").asInt();
        body.put("flags", flags | (wanted & SETTABLE_FLAGS));
    }

    static void requireSomething(ObjectNode body) {
        boolean nothing = body.path("content").asText().isBlank()
                && List.of("embeds", "components", "attachments").stream()
                        .allMatch(field -> body.path(field).isEmpty());
        if (nothing) {
            throw ApiError.of(400, 50_006, "Cannot send an empty message");
        }
    }

    private static String content(ObjectNode form) {
        String content = Json.text(form, "content", "");
        tooLong("content", content, MAX_CONTENT);
        return content;
    }

    static void tooLong(String field, String text, int most) {
        if (text.codePointCount(0, text.length()) > most) {
            throw ApiError.invalidForm(field, "BASE_TYPE_MAX_LENGTH", "Must be " + most + " or fewer in length.");
        }
    }
}
