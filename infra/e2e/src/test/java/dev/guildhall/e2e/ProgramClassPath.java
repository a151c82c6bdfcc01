package dev.guildhall.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program would have on its class path alone: that part of this JVM's which it depends on, by the dependency tree
 * that the build has written. Otherwise each side would start with the jars of all, and what it lacks would not be noticed.
 */
final class ProgramClassPath {
    private static final Path TREE = Path.of("target", "dependencies.txt");
    private static final String OWN_PREFIX = "guildhall-";

    /** Depth is told by the indentation; an artifact met before is in brackets and has its children there. */
    private static final Pattern LINE = Pattern.compile(
            "(?<indent>[ |+\\\\-]*)\\(?(?<group>[^:() ]+):(?<artifact>[^: ]+):(?<type>[^: ]+)(?<more>(?::[^: )]+)+).*");

    private static final int INDENT = 3;
    private static final ProgramClassPath INSTANCE = read();

    private final Map<String, Set<String>> dependencies;
    private final Map<String, String> entries;

    private ProgramClassPath(Map<String, Set<String>> dependencies, Map<String, String> entries) {
        this.dependencies = dependencies;
        this.entries = entries;
    }

    /** @param artifact of this project, such as {@code guildhall-command-side} */
    static String of(String artifact) {
        Set<String> names = new HashSet<>();
        INSTANCE.collect(artifact, names);
        List<String> path = new ArrayList<>();
        INSTANCE.entries.forEach((name, entry) -> {
            if (names.contains(name)) {
                path.add(entry);
            }
        });
        if (names.size() < 2 || path.isEmpty()) {
            throw new IllegalStateException(artifact + " is not in " + TREE.toAbsolutePath());
        }
        return String.join(File.pathSeparator, path);
    }

    private void collect(String name, Set<String> into) {
        if (into.add(name)) {
            dependencies.getOrDefault(name, Set.of()).forEach(each -> collect(each, into));
        }
    }

    private static ProgramClassPath read() {
        try {
            return new ProgramClassPath(tree(Files.readAllLines(TREE)), entries());
        } catch (IOException failure) {
            throw new UncheckedIOException("The build writes the dependency tree before the tests run", failure);
        }
    }

    private static Map<String, Set<String>> tree(List<String> lines) {
        Map<String, Set<String>> tree = new HashMap<>();
        List<String> parents = new ArrayList<>();
        for (String line : lines) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                continue;
            }
            int depth = matcher.group("indent").length() / INDENT;
            String name = name(matcher);
            parents.subList(depth, parents.size()).clear();
            if (depth > 0) {
                tree.computeIfAbsent(parents.getLast(), parent -> new HashSet<>())
                        .add(name);
            }
            parents.add(name);
        }
        return tree;
    }

    /** The artifact with its version and classifier, as its file is called; our own without version. */
    private static String name(Matcher matcher) {
        String artifact = matcher.group("artifact");
        if (artifact.startsWith(OWN_PREFIX)) {
            return artifact;
        }
        String[] more = matcher.group("more").substring(1).split(":", -1);
        return more.length > 2
                ? artifact + "-" + more[1] + "-" + more[0] // with a classifier, which comes first
                : artifact + "-" + more[0];
    }

    private static Map<String, String> entries() {
        Map<String, String> entries = new LinkedHashMap<>();
        for (String entry : System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1)) {
            Path path = Path.of(entry).toAbsolutePath();
            entries.put(path.endsWith(Path.of("target", "classes")) ? ownName(path) : fileName(path), path.toString());
        }
        return entries;
    }

    private static String ownName(Path classes) {
        return OWN_PREFIX + classes.getName(classes.getNameCount() - 3);
    }

    private static String fileName(Path jar) {
        String name = jar.getName(jar.getNameCount() - 1).toString().replaceFirst("\\.jar$", "");
        return name.startsWith(OWN_PREFIX) ? name.replaceFirst("-[0-9]+\\..*$", "") : name;
    }
}
