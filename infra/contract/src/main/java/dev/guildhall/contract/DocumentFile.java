package dev.guildhall.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** YAML, read and written always in the same way. */
public final class DocumentFile {
    /** With {@code -Dguildhall.write=true} tests write the documents instead of comparing them. */
    public static final boolean WRITING = Boolean.getBoolean("guildhall.write");

    private static final int INDENT = 2;

    private DocumentFile() {}

    /** What matches, by file name without its ending, in the order of the names. */
    public static Map<String, Map<String, Object>> resources(String pattern) {
        try {
            Map<String, Map<String, Object>> contents = new TreeMap<>();
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                String name = Objects.requireNonNull(resource.getFilename()).replaceFirst("\\..*", "");
                try (InputStream in = resource.getInputStream()) {
                    contents.put(name, parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
                }
            }
            return contents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Map<String, Object> read(Path file) {
        return parse(text(file));
    }

    public static Map<String, Object> parse(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Object content = new Yaml(new SafeConstructor(options)).load(yaml);
        return content == null ? Map.of() : map(content);
    }

    /** With its keys as text. @throws IllegalArgumentException for anything but an object */
    public static Map<String, Object> map(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("An object is expected, not " + value);
        }
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((key, each) -> named.put(String.valueOf(key), each));
        return named;
    }

    public static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String dump(Map<String, ?> content) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setIndent(INDENT);
        options.setSplitLines(false);
        options.setDereferenceAliases(true);
        return new Yaml(options).dump(content);
    }
}
