package dev.guildhall.simulator.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.http.ApiError;
import dev.guildhall.simulator.http.Request;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.world.World;
import java.util.Base64;
import java.util.Optional;

/** Files of a message. Their bytes stay with the message that they came in, as data URIs: they go when it goes. */
public final class Attachments {
    /** Files of one message. */
    public static final int MAX_FILES = 10;

    /** The form's field in which uploaded files are handed on; no client can name it, since a real form replaces it. */
    private static final String FILES = "\u0000files";

    private Attachments() {}

    /**
     * The message form of a request, sent as JSON or, with files, as multipart.
     *
     * @throws ApiError if the body is neither
     */
    public static ObjectNode form(Request request) {
        if (!request.hasType("multipart/form-data")) {
            ObjectNode form = request.jsonObject();
            form.remove(FILES);
            return form;
        }
        Multipart parts = Multipart.of(request);
        ObjectNode form = parts.payload();
        ArrayNode files = form.putArray(FILES);
        if (parts.files().size() > MAX_FILES) {
            throw ApiError.invalidForm(
                    "files", "BASE_TYPE_MAX_LENGTH", "Must be " + MAX_FILES + " or fewer in length.");
        }
        for (Multipart.Part part : parts.files()) {
            files.addObject()
                    .put("number", part.number())
                    .put("filename", part.filename())
                    .put("content_type", part.contentType())
                    .put("content", part.content());
        }
        return form;
    }

    /** Moves the uploaded files into the part of the form that is the message. */
    public static void handOn(ObjectNode form, ObjectNode message) {
        JsonNode files = form.remove(FILES);
        message.remove(FILES);
        if (files != null) {
            message.set(FILES, files);
        }
    }

    /** Keeps the attachments that the form still names, all of them if it names none, and adds those uploaded. */
    static void apply(ObjectNode body, ObjectNode form, World world) {
        ArrayNode kept = Json.array();
        boolean named = form.has("attachments");
        for (JsonNode attachment : body.path("attachments")) {
            if (!named
                    || mentions(form.path("attachments"), attachment.path("id").asText())
                            .isPresent()) {
                kept.add(attachment);
            }
        }
        for (JsonNode file : form.path(FILES)) {
            kept.add(attachment(file, world.nextId()));
        }
        body.set("attachments", kept);
    }

    private static Optional<JsonNode> mentions(JsonNode attachments, String id) {
        return attachments
                .valueStream()
                .filter(attachment -> attachment.path("id").asText().equals(id))
                .findFirst();
    }

    private static ObjectNode attachment(JsonNode file, String id) {
        String content = file.path("content").asText();
        String type = file.path("content_type").asText();
        String url = "data:" + type + ";base64," + content;
        return Json.object()
                .put("id", id)
                .put("filename", file.path("filename").asText())
                .put("size", Base64.getDecoder().decode(content).length)
                .put("content_type", type)
                .put("url", url)
                .put("proxy_url", url);
    }
}
