package dev.guildhall.benchmarks.commands;

/** The log as it is, and what it would be without one of its parts: to see what that part costs. */
enum Variant {
    WHOLE("Guildhall"),
    WITHOUT_CHAIN("Guildhall without chain"),
    WITHOUT_NOTIFY("Guildhall without wake-ups");

    private final String title;

    Variant(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
