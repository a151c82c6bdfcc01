package dev.guildhall.contract.access;

/** What the door says to a request that is sound in every other respect. */
public enum Verdict {
    /** Neither 401 nor 403: what is answered depends on the request alone. */
    IN,
    UNAUTHENTICATED,
    FORBIDDEN
}
