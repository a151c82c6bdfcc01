package dev.guildhall.door;

import dev.guildhall.door.token.TokenKeys;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells an operator what to do instead of showing a stack trace. */
final class MissingSecretAnalyzer extends AbstractFailureAnalyzer<MissingSecret> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MissingSecret cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set GUILDHALL_JWT_SECRET to the same random text of at least %d bytes on every side, for example: openssl rand -base64 48"
                        .formatted(TokenKeys.MIN_SECRET_BYTES),
                cause);
    }
}
