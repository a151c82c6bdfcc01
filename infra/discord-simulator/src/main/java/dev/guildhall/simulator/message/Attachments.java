package dev.guildhall.simulator.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.http.ApiError;
import dev.guildhall.simulator.http.Request;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.world.Files;
import dev.guildhall.simulator.world.World;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Files of a message, which can be downloaded from this program for as long as the message is there. */
public final class Attachments {
    /** Files of one message. */
    public static final int MAX_FILES = 10;

    /** Where they can be downloaded, as at Discord's own host for them: channel, id and name follow. */
    public static final String PATH = "/attachments";

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
            add(files, request, part.filename(), part.contentType(), part.content());
        }
        return form;
    }

    /**
     * The form beside the files, without them.
     *
     * @throws ApiError if the body is not multipart
     */
    public static JsonNode payload(Request request) {
        return Multipart.of(request).payload();
    }

    /**
     * Puts one more uploaded file into the form.
     *
     * @param content in Base64
     */
    public static void upload(ObjectNode form, Request request, String name, String contentType, String content) {
        ArrayNode files = form.path(FILES) instanceof ArrayNode known ? known : form.putArray(FILES);
        add(files, request, name, contentType, content);
    }

    private static void add(ArrayNode files, Request request, String name, String contentType, String content) {
        String host = request.header("host");
        files.addObject()
                .put("host", host == null ? "localhost" : host)
                .put("filename", name)
                .put("content_type", contentType)
                .put("content", content);
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
            } else {
                world.files().remove(attachment.path("id").asText());
            }
        }
        for (JsonNode file : form.path(FILES)) {
            kept.add(attachment(file, body.path("channel_id").asText(), world));
        }
        body.set("attachments", kept);
    }

    private static Optional<JsonNode> mentions(JsonNode attachments, String id) {
        return attachments
                .valueStream()
                .filter(attachment -> attachment.path("id").asText().equals(id))
                .findFirst();
    }

    private static ObjectNode attachment(JsonNode file, String channelId, World world) {
        String id = world.nextId();
        String name = file.path("filename").asText();
        String type = file.path("content_type").asText();
        byte[] content = Base64.getDecoder().decode(file.path("content").asText());
        world.files().put(id, new Files.File(name, type, content));
        String url = "http://%s%s/%s/%s/%s"
                .formatted(
                        file.path("host").asText(),
                        PATH,
                        channelId,
                        id,
                        URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
        return Json.object()
                .put("id", id)
                .put("filename", name)
                .put("size", content.length)
                .put("content_type", type)
                .put("url", url)
                .put("proxy_url", url);
    }

    /** The files of a message that is no more. */
    static void remove(ObjectNode body, World world) {
        body.path("attachments")
                .forEach(
                        attachment -> world.files().remove(attachment.path("id").asText()));
    }
}
