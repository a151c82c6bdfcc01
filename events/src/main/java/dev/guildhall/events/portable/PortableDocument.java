package dev.guildhall.events.portable;

import dev.guildhall.events.EventJson;
import dev.guildhall.events.config.Kind;
import dev.guildhall.events.portable.PortableConfiguration.PortableModule;
import dev.guildhall.events.portable.PortableConfiguration.Reference;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Reads documents of any version there has been, whoever may have written them. */
public final class PortableDocument {
    /** More than any configuration can speak of. */
    public static final int MAX_REFERENCES = 1_000;

    /** Of a guild, a channel or a role, in UTF-16 units; Discord allows 100. */
    public static final int MAX_NAME_LENGTH = 200;

    private static final String FORMAT = "/format";
    private static final String FORMAT_VERSION = "/formatVersion";
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{16,19}");

    private PortableDocument() {}

    /**
     * What a parsed JSON object says. What it says of fields is not looked at.
     *
     * @throws UnreadableDocument with a pointer to the first fault
     */
    public static PortableConfiguration read(Map<String, ? extends @Nullable Object> json) throws UnreadableDocument {
        if (!PortableConfiguration.FORMAT.equals(json.get("format"))) {
            throw new UnreadableDocument(FORMAT, "must be " + PortableConfiguration.FORMAT);
        }
        if (!Long.valueOf(PortableConfiguration.FORMAT_VERSION).equals(json.get("formatVersion"))) {
            throw new UnreadableDocument(
                    FORMAT_VERSION, "must be " + PortableConfiguration.FORMAT_VERSION + ": no other is known here");
        }
        try {
            return bounded(whole(EventJson.mapper().convertValue(json, PortableConfiguration.class)));
        } catch (JacksonException e) {
            throw new UnreadableDocument(
                    pointer(e), "has something missing, unknown or of another kind than the format");
        }
    }

    /** JSON can say null everywhere, whatever the types say. */
    private static PortableConfiguration whole(PortableConfiguration document) throws UnreadableDocument {
        present("/guild", document.guild());
        present("/guild/id", document.guild().id());
        present("/guild/name", document.guild().name());
        present("/exportedAt", document.exportedAt());
        present("/settings", document.settings());
        present("/modules", document.modules());
        for (Map.Entry<String, PortableModule> module : document.modules().entrySet()) {
            String pointer = "/modules/" + Kind.escape(module.getKey());
            present(pointer, module.getValue());
            present(pointer + "/config", module.getValue().config());
        }
        present("/references", document.references());
        for (int i = 0; i < document.references().size(); i++) {
            present("/references/" + i, document.references().get(i));
            present("/references/" + i + "/id", document.references().get(i).id());
        }
        return document;
    }

    private static void present(String pointer, @Nullable Object value) throws UnreadableDocument {
        if (value == null) {
            throw new UnreadableDocument(pointer, "must not be null");
        }
    }

    private static PortableConfiguration bounded(PortableConfiguration document) throws UnreadableDocument {
        if (!ID.matcher(document.guild().id()).matches()) {
            throw new UnreadableDocument("/guild/id", "must be a Discord id, as a string of 17 to 20 digits");
        }
        named("/guild/name", document.guild().name());
        if (document.version() < 0) {
            throw new UnreadableDocument("/version", "must not be negative");
        }
        if (document.references().size() > MAX_REFERENCES) {
            throw new UnreadableDocument("/references", "must have at most %d entries".formatted(MAX_REFERENCES));
        }
        for (int i = 0; i < document.references().size(); i++) {
            Reference reference = document.references().get(i);
            if (!ID.matcher(reference.id()).matches()) {
                throw new UnreadableDocument("/references/" + i + "/id", "must be a Discord id");
            }
            named("/references/" + i + "/name", reference.name());
            named("/references/" + i + "/kind", reference.kind());
        }
        return document;
    }

    private static void named(String pointer, @Nullable String name) throws UnreadableDocument {
        if (name != null && (name.length() > MAX_NAME_LENGTH || name.indexOf('\0') >= 0)) {
            throw new UnreadableDocument(pointer, "is too long, or no text");
        }
    }

    private static String pointer(JacksonException e) {
        StringBuilder pointer = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            String name = step.getPropertyName();
            pointer.append('/').append(name == null ? String.valueOf(step.getIndex()) : Kind.escape(name));
        }
        return pointer.toString();
    }
}
