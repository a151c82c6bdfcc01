package dev.guildhall.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a benchmark found, in Markdown, with what it takes to find it again. */
public final class Report {
    private static final String COMMAND = "mvn -q process-classes -Pbenchmark -pl infra/benchmarks -am -Dbenchmark=";

    private final Extent extent;
    private final Path file;
    private final StringBuilder text = new StringBuilder();

    /** @param name of the file; its directory is that of the results */
    public Report(String title, String name, Class<?> benchmark, Bench bench) {
        this.extent = bench.extent();
        this.file = Path.of("results", name + ".md");
        String folder = benchmark.getPackageName();
        text.append("# %s, %s\n\n".formatted(title, LocalDate.now(ZoneOffset.UTC)));
        if (extent == Extent.SMOKE) {
            paragraph("**A smoke run: these are no figures.**");
        }
        String program = folder.substring(folder.lastIndexOf('.') + 1) + '.' + benchmark.getSimpleName();
        paragraph("%s.\n\nCommand: `%s%s`".formatted(bench, COMMAND, program));
    }

    public Report paragraph(String words) {
        text.append(words).append("\n\n");
        return this;
    }

    public Report section(String title) {
        text.append("## ").append(title).append("\n\n");
        return this;
    }

    public Report table(List<String> header, List<List<String>> rows) {
        row(header);
        row(header.stream().map(column -> "---").toList());
        rows.forEach(this::row);
        text.append('\n');
        return this;
    }

    /** A row of a table. */
    public static List<String> cells(Object... cells) {
        return Arrays.stream(cells).map(Report::cell).toList();
    }

    private static String cell(Object value) {
        return value instanceof Double number ? Figures.plain(number) : String.valueOf(value);
    }

    private void row(List<String> cells) {
        text.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    /** Shows it, and writes it down unless it came from a smoke run. */
    public void publish() {
        String whole = text.toString().stripTrailing() + "\n";
        System.out.println(whole);
        if (extent == Extent.FULL) {
            try {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, whole);
            } catch (IOException e) {
                throw new UncheckedIOException("the report could not be kept", e);
            }
        }
    }
}
