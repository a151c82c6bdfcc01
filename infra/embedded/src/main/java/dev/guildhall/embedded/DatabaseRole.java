package dev.guildhall.embedded;

/** A role of the data base, and the secret that it signs in with. */
public record DatabaseRole(String username, String password) {
    /** The password is for PostgreSQL alone. */
    @Override
    public String toString() {
        return "DatabaseRole[" + username + "]";
    }
}
