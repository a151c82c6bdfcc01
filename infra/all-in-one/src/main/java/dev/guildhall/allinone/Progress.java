package dev.guildhall.allinone;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;

/** Tells the person who started the program what it is doing. Thread-safe: every call prints whole lines. */
final class Progress {
    private static final double MILLIS = 1_000.0;

    private final PrintStream out;

    Progress(PrintStream out) {
        this.out = out;
    }

    void step(String what) {
        out.printf(Locale.ROOT, "%6.1f s  %s%n", sinceStart(), what);
    }

    void failed(String why) {
        out.printf(Locale.ROOT, "%nGuildhall could not start: %s%n", why);
    }

    /** @param addresses what is where, in the order in which it is shown */
    void ready(Map<String, String> addresses) {
        StringBuilder lines = new StringBuilder("\n");
        addresses.forEach((what, where) -> lines.append(String.format(Locale.ROOT, "  %-18s %s%n", what, where)));
        lines.append(String.format(
                Locale.ROOT, "%nGuildhall is ready after %.1f s. Ctrl-C stops it and keeps the data.%n", sinceStart()));
        out.println(lines);
    }

    /** Seconds since the JVM began, so that its own start counts too. */
    private static double sinceStart() {
        return ManagementFactory.getRuntimeMXBean().getUptime() / MILLIS;
    }
}
