package dev.guildhall.command.moderation;

/** Whether a case counts. */
enum CaseStatus {
    STANDING,
    REVOKED
}
