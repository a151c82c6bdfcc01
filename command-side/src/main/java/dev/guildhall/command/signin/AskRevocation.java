package dev.guildhall.command.signin;

/** Changes nothing. */
record AskRevocation(String revocationId) implements RevocationCommand {
    /** For whoever may ask before there is an id. */
    static final AskRevocation NONE = new AskRevocation("none");
}
