package dev.guildhall.events.signin;

import dev.guildhall.events.OfInstallation;

public sealed interface SessionEvent extends OfInstallation permits SessionsRevoked {
    String revocationId();

    /** Whose sessions they are. */
    String userId();
}
