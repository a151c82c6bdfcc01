package dev.guildhall.simulator.oauth;

import dev.guildhall.simulator.http.Refusal;
import dev.guildhall.simulator.http.Reply;
import dev.guildhall.simulator.wire.Json;

/** An error as OAuth2 words it: {@code {"error", "error_description"}}. */
final class OAuthError extends Refusal {
    private final int status;
    private final String error;

    private OAuthError(int status, String error, String description) {
        super(description);
        this.status = status;
        this.error = error;
    }

    static OAuthError invalidClient() {
        return new OAuthError(401, "invalid_client", "Unknown client, or wrong secret.");
    }

    static OAuthError invalidRequest(String description) {
        return new OAuthError(400, "invalid_request", description);
    }

    static OAuthError invalidScope() {
        return new OAuthError(400, "invalid_scope", "The requested scope is invalid, unknown, or malformed.");
    }

    static OAuthError invalidGrant(String description) {
        return new OAuthError(400, "invalid_grant", description);
    }

    static OAuthError unsupportedGrant() {
        return new OAuthError(400, "unsupported_grant_type", "Grant type must be authorization_code or refresh_token.");
    }

    @Override
    public Reply reply() {
        return Reply.json(status, Json.object().put("error", error).put("error_description", getMessage()));
    }
}
