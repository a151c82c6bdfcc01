package dev.guildhall.command.portable;

import dev.guildhall.command.dispatch.Fields;
import dev.guildhall.command.dispatch.Write;
import dev.guildhall.command.identity.Ids;
import dev.guildhall.events.config.Kind;
import dev.guildhall.events.portable.PortableConfiguration;
import dev.guildhall.events.portable.PortableDocument;
import dev.guildhall.events.portable.UnreadableDocument;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A document and what is to become of it.
 *
 * @param reason {@code null} when none was sent in the body
 */
record ImportForm(
        PortableConfiguration document,
        IdMapping mapping,
        boolean dryRun,
        @Nullable String reason) {
    /** Where the document is in the body. */
    static final String DOCUMENT = "document";

    private static final String MAPPING = "mapping";
    private static final String CHANNELS = "channels";
    private static final String ROLES = "roles";
    private static final String DRY_RUN = "dryRun";
    private static final String REASON = "reason";
    private static final Set<String> KNOWN = Set.of(DOCUMENT, MAPPING, DRY_RUN, REASON);

    /** @throws dev.guildhall.door.problem.ProblemException 400 with everything that is wrong */
    static ImportForm of(Map<String, @Nullable Object> body, Write write) {
        Fields fields = new Fields(body, KNOWN);
        boolean dryRun = !Boolean.FALSE.equals(fields.flag(DRY_RUN));
        String reason = fields.text(REASON, 1, Write.MAX_REASON_LENGTH);
        if (!dryRun && write.reason() == null) {
            fields.required(REASON);
        }
        ImportForm form = new ImportForm(document(body, fields), mapping(body, fields), dryRun, reason);
        fields.check();
        return form;
    }

    private static PortableConfiguration document(Map<String, @Nullable Object> body, Fields fields) {
        fields.require(DOCUMENT);
        Map<String, @Nullable Object> json = fields.patch(DOCUMENT);
        if (body.get(DOCUMENT) instanceof Map) {
            try {
                return PortableDocument.read(json);
            } catch (UnreadableDocument e) {
                fields.fault(
                        "/" + DOCUMENT + e.violation().pointer(), e.violation().detail());
            }
        }
        return PortableConfiguration.EMPTY;
    }

    private static IdMapping mapping(Map<String, @Nullable Object> body, Fields fields) {
        if (body.get(MAPPING) == null) {
            return IdMapping.NONE;
        }
        Map<String, @Nullable Object> mapping = fields.patch(MAPPING);
        mapping.keySet().stream()
                .filter(key -> !key.equals(CHANNELS) && !key.equals(ROLES))
                .forEach(key -> fields.fault("/" + MAPPING + "/" + Kind.escape(key), "is not a known field"));
        return IdMapping.of(ids(CHANNELS, mapping, fields), ids(ROLES, mapping, fields));
    }

    private static Map<String, @Nullable String> ids(
            String name, Map<String, @Nullable Object> mapping, Fields fields) {
        Map<String, @Nullable String> ids = new LinkedHashMap<>();
        Object value = mapping.get(name);
        String pointer = "/" + MAPPING + "/" + name;
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                Object to = entry.getValue();
                if (to == null || (to instanceof String text && Ids.isSnowflake(text))) {
                    ids.put(String.valueOf(entry.getKey()), (String) to);
                } else {
                    fields.fault(
                            pointer + "/" + Kind.escape(String.valueOf(entry.getKey())),
                            "must be a Discord id, or null");
                }
            }
        } else if (value != null) {
            fields.fault(pointer, "must be an object");
        }
        return ids;
    }
}
