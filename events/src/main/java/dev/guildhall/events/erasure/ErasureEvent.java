package dev.guildhall.events.erasure;

import dev.guildhall.events.OfInstallation;

public sealed interface ErasureEvent extends OfInstallation permits PersonErased {
    String userId();
}
