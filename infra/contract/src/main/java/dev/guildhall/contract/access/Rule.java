package dev.guildhall.contract.access;

/** To whom a route or an event of a socket is open. */
public enum Rule {
    PUBLIC("open to everybody"),
    SIGNED_IN("needs an access token"),
    USER("needs the access token of a person, or of a service that acts for one"),
    PERSON("needs the access token of a person"),
    GUILD_READ("needs read access to the guild"),
    GUILD_LISTEN("needs read access to the guild, and the access token of a person"),
    GUILD_WRITE("needs write access to the guild"),
    GUILD_ADMINISTRATOR("for those who administer the guild"),
    GUILD_OWNER("for the guild's owner"),
    OPERATOR("for operators"),
    SERVICE("for the other sides"),
    SERVICE_READ("for the other sides, about a guild that whoever they act for may read");

    private final String meaning;

    Rule(String meaning) {
        this.meaning = meaning;
    }

    /** In words, for the documents. */
    public String meaning() {
        return meaning;
    }

    /** Whether the guild matters. */
    public boolean isAboutGuild() {
        return switch (this) {
            case GUILD_READ, GUILD_LISTEN, GUILD_WRITE, GUILD_ADMINISTRATOR, GUILD_OWNER, SERVICE_READ -> true;
            case PUBLIC, SIGNED_IN, USER, PERSON, OPERATOR, SERVICE -> false;
        };
    }

    /** Internal routes are nobody's business but the sides', and in no document. */
    public boolean isInternal() {
        return this == SERVICE || this == SERVICE_READ;
    }

    /** What the role is told, in a guild of that place where the rule is about guilds. */
    public Verdict verdict(Role role, Place place) {
        if (this == PUBLIC) {
            return Verdict.IN;
        }
        if (!role.isKnown()) {
            return Verdict.UNAUTHENTICATED;
        }
        return admits(role, place) ? Verdict.IN : Verdict.FORBIDDEN;
    }

    private boolean admits(Role role, Place place) {
        return switch (this) {
            case PUBLIC, SIGNED_IN -> true;
            case USER -> role != Role.SERVICE;
            case PERSON -> !role.isService();
            case GUILD_READ -> mayRead(role, place);
            case GUILD_ADMINISTRATOR -> mayRead(role, place) && !role.isInByGrant();
            case GUILD_LISTEN -> !role.isService() && mayRead(role, place);
            case GUILD_WRITE -> place == Place.OWN && (role.administersOwnGuild() || role == Role.GRANTED_WRITER);
            case GUILD_OWNER -> place == Place.OWN && role == Role.OWNER;
            case OPERATOR -> role == Role.OPERATOR;
            case SERVICE -> role.isService();
            case SERVICE_READ -> role.isService() && mayRead(role, place);
        };
    }

    /** A side on its own account reads wherever the bot is. */
    private static boolean mayRead(Role role, Place place) {
        return switch (place) {
            case OWN -> role.administersOwnGuild() || role.isInByGrant() || role == Role.SERVICE;
            case FOREIGN -> role == Role.SERVICE;
            case UNKNOWN, LEFT -> false;
        };
    }
}
