package dev.guildhall.query.member;

import dev.guildhall.eventlog.EventTail;
import dev.guildhall.query.configuration.ViewHealth;

/** Of what decides about members. */
final class MemberHealth extends ViewHealth {
    MemberHealth(MemberProcessor processor, EventTail tail) {
        super(processor, tail);
    }
}
