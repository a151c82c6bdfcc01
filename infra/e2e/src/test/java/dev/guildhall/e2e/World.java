package dev.guildhall.e2e;

/** The simulator's default world. */
public final class World {
    static final String DEMO = "1180000000000000001";
    static final String ELSEWHERE = "1180000000000000002";

    /** No such guild. */
    static final String NOWHERE = "1180000000000000009";

    /** Owner of {@link #DEMO}. */
    public static final String OLIVIA = "1180000000000000101";

    /** Administrator of {@link #DEMO}. */
    static final String ADAM = "1180000000000000102";

    /** May manage {@link #DEMO}, in Discord. */
    static final String MONA = "1180000000000000103";

    /** Plain member of both guilds. */
    static final String MAX = "1180000000000000104";

    /** The operator, member of neither. */
    public static final String OTTO = "1180000000000000105";

    /** Owner of {@link #ELSEWHERE}. */
    static final String ERIN = "1180000000000000106";

    /** Roles of {@link #DEMO}. */
    static final String ADMIN_ROLE = "1180000000000000301";

    static final String MANAGER_ROLE = "1180000000000000302";
    static final String MEMBER_ROLE = "1180000000000000303";
    static final String SUPPORT_ROLE = "1180000000000000304";

    private World() {}
}
