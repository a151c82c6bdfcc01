package dev.guildhall.e2e;

/** The simulator's default world. */
final class World {
    static final String DEMO = "1180000000000000001";
    static final String ELSEWHERE = "1180000000000000002";

    /** No such guild. */
    static final String NOWHERE = "1180000000000000009";

    /** Administrator of {@link #DEMO}. */
    static final String ADAM = "1180000000000000102";

    /** Plain member of both guilds. */
    static final String MAX = "1180000000000000104";

    /** Operator, and member of neither guild. */
    static final String OTTO = "1180000000000000105";

    /** Owner of {@link #ELSEWHERE}. */
    static final String ERIN = "1180000000000000106";

    private World() {}
}
