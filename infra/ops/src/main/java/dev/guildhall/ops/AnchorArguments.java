package dev.guildhall.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Heads of the log that somebody noted elsewhere. */
final class AnchorArguments {
    /** The API takes no more; of a longer file the newest count, since each vouches for all before it. */
    static final int MAX_ANCHORS = 1_000;

    private AnchorArguments() {}

    /** @throws OpsFailure when one is not a position and a link */
    static ArrayNode in(@Nullable List<String> given, @Nullable Path file) {
        ArrayNode anchors = Json.object().putArray("anchors");
        if (file != null) {
            List<String> lines = lines(file);
            lines.subList(Math.max(0, lines.size() - MAX_ANCHORS), lines.size())
                    .forEach(line -> anchors.add(ofLine(line, file)));
        }
        if (given != null) {
            given.forEach(text -> anchors.add(ofText(text)));
        }
        if (anchors.size() > MAX_ANCHORS) {
            throw new OpsFailure(ExitCode.USAGE, "More than " + MAX_ANCHORS + " anchors", "Leave older ones out.");
        }
        return anchors;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new OpsFailure(ExitCode.USAGE, file + " cannot be read", "A missing proof is not an empty one.");
        }
    }

    private static ObjectNode ofLine(String line, Path file) {
        JsonNode read = Json.read(line);
        ObjectNode anchor = Json.object();
        anchor.put("position", read.path("position").asLong(0));
        anchor.put("link", Json.text(read, "link"));
        String recordedAt = Json.text(read, "recordedAt");
        if (!recordedAt.isEmpty()) {
            anchor.put("recordedAt", recordedAt);
        }
        return checked(anchor, "a line of " + file);
    }

    private static ObjectNode ofText(String text) {
        int colon = text.indexOf(':');
        ObjectNode anchor = Json.object();
        String position = text.substring(0, Math.max(colon, 0));
        anchor.put("position", position.matches("[0-9]{1,18}") ? Long.parseLong(position) : 0);
        anchor.put("link", text.substring(colon + 1));
        return checked(anchor, "'" + text + "'");
    }

    private static ObjectNode checked(ObjectNode anchor, String what) {
        if (anchor.path("position").asLong() < 1 || !Json.text(anchor, "link").matches("[0-9a-f]{64}")) {
            throw new OpsFailure(
                    ExitCode.USAGE,
                    what + " is no anchor",
                    "An anchor is POSITION:LINK, the link 64 hexadecimal digits.");
        }
        return anchor;
    }
}
