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

    boolean administersOwnGuild() {
        return this == OWNER || this == ADMINISTRATOR || this == SERVICE_FOR_ADMINISTRATOR;
    }
}
