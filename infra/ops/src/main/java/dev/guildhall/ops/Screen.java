package dev.guildhall.ops;

import java.io.PrintStream;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What the user sees. On a terminal something that goes on is told in one place that is written over; into a pipe or a
 * file goes each line once, and nothing that moves.
 */
final class Screen {
    private static final String UP_AND_CLEAR = "\u001b[1A\u001b[2K";

    private final PrintStream out;
    private final boolean terminal;
    private final boolean json;
    private int shown;
    private String last = "";

    /** @param terminal whether {@code out} is one */
    Screen(PrintStream out, boolean terminal, boolean json) {
        this.out = out;
        this.terminal = terminal;
        this.json = json;
    }

    boolean json() {
        return json;
    }

    boolean terminal() {
        return terminal;
    }

    void say(String line) {
        if (!json) {
            end();
            out.println(line);
        }
    }

    void say(Table table) {
        table.lines().forEach(this::say);
    }

    /** The whole of it, for programs. */
    void data(JsonNode data) {
        if (json) {
            out.println(Json.indented(data));
        }
    }

    /** How something that goes on is now: in the place of what was told of it before. For programs a line of JSON. */
    void now(JsonNode data, List<String> lines) {
        if (json) {
            once(Json.line(data), List.of(Json.line(data)));
        } else if (terminal) {
            out.print(UP_AND_CLEAR.repeat(shown));
            lines.forEach(out::println);
            shown = lines.size();
        } else {
            once(String.join("\n", lines), lines);
        }
        out.flush();
    }

    private void once(String whole, List<String> lines) {
        if (!whole.equals(last)) {
            lines.forEach(out::println);
            last = whole;
        }
    }

    /** What was told last stays where it is. */
    void end() {
        shown = 0;
    }
}
