package dev.guildhall.ops;

import java.util.ArrayList;
import java.util.List;

/** Columns of text: numbers to the right, the rest to the left, no frames, so that awk and people can read it. */
final class Table {
    private static final String GAP = "  ";

    private final List<String> heads;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... heads) {
        this.heads = List.of(heads);
    }

    /** @throws IllegalArgumentException when there are not as many cells as heads */
    void row(String... cells) {
        if (cells.length != heads.size()) {
            throw new IllegalArgumentException("%d cells for %d columns".formatted(cells.length, heads.size()));
        }
        rows.add(List.of(cells));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line(heads));
        rows.forEach(row -> lines.add(line(row)));
        return lines;
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < heads.size(); column++) {
            String cell = cells.get(column);
            String fill = " ".repeat(width(column) - cell.length());
            line.append(column == 0 ? "" : GAP).append(isNumeric(column) ? fill + cell : cell + fill);
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        int width = heads.get(column).length();
        for (List<String> row : rows) {
            width = Math.max(width, row.get(column).length());
        }
        return width;
    }

    private boolean isNumeric(int column) {
        return !rows.isEmpty() && rows.stream().allMatch(row -> row.get(column).matches("-?[0-9.,]*%?"));
    }
}
