package dev.guildhall.e2e.fault.giveaway;

/** What a process can suffer. */
enum Blow {
    KILL("kill -9, new process"),
    PAUSE("SIGSTOP, SIGCONT"),
    RESTART("SIGTERM, new process");

    private final String meaning;

    Blow(String meaning) {
        this.meaning = meaning;
    }

    String meaning() {
        return meaning;
    }
}
