package dev.guildhall.door.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * The success envelope of the contract.
 *
 * @param version position of the last event that changed what is answered; {@code null} where nothing versioned is
 * @param count only in lists
 * @param next only in lists that go on: what to pass as {@code after}
 */
public record Answer<T extends @Nullable Object>(
        boolean success,
        T data,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long version,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer count,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next) {
    /** The header that says at which version views of a guild rest, if any does. */
    public static final String RESTS_AT = "Guildhall-Rests-At";

    public static <T extends @Nullable Object> Answer<T> of(T data) {
        return new Answer<>(true, data, null, null, null);
    }

    public static <T extends @Nullable Object> Answer<T> of(T data, long version) {
        return new Answer<>(true, data, version, null, null);
    }

    public static <T> Answer<java.util.List<T>> list(java.util.List<T> data, long version, @Nullable String next) {
        return new Answer<>(true, data, version, data.size(), next);
    }

    /** With the version as entity tag too. */
    public ResponseEntity<Answer<T>> entity() {
        ResponseEntity.BodyBuilder ok = ResponseEntity.ok();
        if (version != null) {
            ok.eTag("\"" + version + "\"");
        }
        return ok.body(this);
    }
}
