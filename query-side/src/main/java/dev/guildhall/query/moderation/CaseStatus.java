package dev.guildhall.query.moderation;

/** Whether a case counts. */
enum CaseStatus {
    STANDING,
    REVOKED
}
