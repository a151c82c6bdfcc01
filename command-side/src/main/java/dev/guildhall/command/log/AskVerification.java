package dev.guildhall.command.log;

/** Changes nothing. */
record AskVerification(String verificationId) implements VerificationCommand {
    /** For whoever may ask before there is an id. */
    static final AskVerification NONE = new AskVerification("none");
}
