package dev.guildhall.contract.access;

/** Who may knock at a door. */
public enum Role {
    NOBODY,
    EXPIRED,
    OWNER,
    ADMINISTRATOR,
    /** May manage the guild in Discord, but its owner has granted nothing. */
    UNGRANTED_MANAGER,
    MEMBER,
    /** Holds a role to which the owner has opened the guild for reading. */
    GRANTED_READER,
    /** Holds a role to which the owner has opened the guild for writing. */
    GRANTED_WRITER,
    /** Held such a role until a moment ago. */
    FORMER_WRITER,
    /** Of no guild at all. */
    STRANGER,
    OPERATOR,
    SERVICE,
    SERVICE_FOR_ADMINISTRATOR,
    SERVICE_FOR_MEMBER;

    boolean isKnown() {
        return this != NOBODY && this != EXPIRED;
    }

    /** With a service's token, whoever it acts for. */
    boolean isService() {
        return this == SERVICE || isServiceForSomebody();
    }

    boolean isServiceForSomebody() {
        return this == SERVICE_FOR_ADMINISTRATOR || this == SERVICE_FOR_MEMBER;
    }

    /** In by one of their roles, and by nothing else. */
    boolean isInByGrant() {
        return this == GRANTED_READER || this == GRANTED_WRITER;
    }

    boolean administersOwnGuild() {
        return this == OWNER || this == ADMINISTRATOR || this == SERVICE_FOR_ADMINISTRATOR;
    }
}
