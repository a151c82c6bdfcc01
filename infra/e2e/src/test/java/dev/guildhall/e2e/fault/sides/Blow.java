package dev.guildhall.e2e.fault.sides;

/** What a process can suffer. */
public enum Blow {
    KILL("kill -9, new process"),
    PAUSE("SIGSTOP, SIGCONT"),
    RESTART("SIGTERM, new process");

    private final String meaning;

    Blow(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }
}
