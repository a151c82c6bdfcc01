package dev.guildhall.e2e.fault.giveaway;

/** What happens to a giveaway, in this order. */
enum Step {
    CREATE("creating"),
    POST("posting the card"),
    ENTER("entering and leaving"),
    END("ending"),
    ANNOUNCE("announcing"),
    REROLL("rerolling"),
    ANNOUNCE_AGAIN("announcing the reroll");

    private final String meaning;

    Step(String meaning) {
        this.meaning = meaning;
    }

    String meaning() {
        return meaning;
    }
}
