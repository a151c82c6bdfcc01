package dev.guildhall.architecture;

import dev.guildhall.contract.DocumentFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tests that there are, by the names under which documents speak of them: {@code Class.WhenNested.method}. */
final class TestSources {
    private static final Path ROOT = Path.of("..", "..");
    private static final Path TESTS = Path.of("src", "test", "java");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*(?:\\.\\w+)*)`");
    private static final Map<String, List<String>> SOURCES = sources();

    private TestSources() {}

    /** The names in a text. */
    static List<String> named(String text) {
        return TEST.matcher(text).results().map(test -> test.group(1)).toList();
    }

    /** By class; a name may occur in several modules. */
    private static Map<String, List<String>> sources() {
        Map<String, List<String>> sources = new HashMap<>();
        try (Stream<Path> files = Files.find(
                ROOT,
                20,
                (file, attributes) -> file.toString().contains(TESTS.toString())
                        && file.toString().endsWith(".java"))) {
            files.forEach(file -> sources.computeIfAbsent(
                            file.getFileName().toString().replace(".java", ""), name -> new ArrayList<>())
                    .add(DocumentFile.text(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }

    /** Whether there is such a test. */
    static boolean have(String test) {
        String[] parts = test.split("\\.", -1);
        return SOURCES.getOrDefault(parts[0], List.of()).stream().anyMatch(source -> contains(source, parts));
    }

    /** A nested class is begun before its method; further than that the text is not read. */
    private static boolean contains(String source, String[] parts) {
        int place = 0;
        for (int i = 1; i < parts.length; i++) {
            boolean nested = Character.isUpperCase(parts[i].charAt(0));
            String declaration = nested ? "class " + parts[i] + " " : "void " + parts[i] + "(";
            place = source.indexOf(declaration, place);
            if (place < 0) {
                return false;
            }
        }
        return true;
    }
}
