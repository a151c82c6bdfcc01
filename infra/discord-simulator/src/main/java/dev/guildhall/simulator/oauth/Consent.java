package dev.guildhall.simulator.oauth;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a user agreed to.
 *
 * @param redirectUri the code is good only together with it; null binds it to none
 * @param codeChallenge SHA-256 of a secret that whoever redeems the code must know (PKCE); null asks for none
 */
public record Consent(
        String userId,
        Set<String> scopes,
        @Nullable String redirectUri,
        @Nullable String codeChallenge) {

    public Consent {
        scopes = Set.copyOf(scopes);
    }
}
