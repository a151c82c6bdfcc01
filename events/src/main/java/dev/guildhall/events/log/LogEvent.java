package dev.guildhall.events.log;

import dev.guildhall.events.OfInstallation;

public sealed interface LogEvent extends OfInstallation permits LogVerificationRequested {
    String verificationId();
}
