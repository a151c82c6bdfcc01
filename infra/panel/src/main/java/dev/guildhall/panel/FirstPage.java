package dev.guildhall.panel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one document: says where its scripts are, and has all that the first view needs fetched at once, since the browser
 * would otherwise find out import by import.
 */
final class FirstPage {
    /** What scripts call the libraries, and where those are. */
    static final Map<String, String> LIBRARIES = Map.of(
            "preact", "vendor/preact/dist/preact.mjs",
            "preact/hooks", "vendor/preact/hooks/dist/hooks.mjs",
            "htm", "vendor/htm/dist/htm.module.js",
            "@tanstack/query-core", "vendor/@tanstack/query-core/build/modern/index.js",
            "socket.io-client", "vendor/socket.io-client/dist/socket.io.esm.min.js",
            "uplot", "vendor/uplot/dist/uPlot.esm.js");

    /** Fetched by those who open a page that needs it. */
    private static final List<String> LATER =
            List.of("vendor/uplot/", "history/", "giveaways/", "tickets/", "log/", "operators/", "permission/");

    private static final String ABSENT = """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Guildhall</title>
            <p>Guildhall runs, but was built without npm, and so without its page. Install npm, and build it again.""";

    private final String imports;
    private final String document;

    FirstPage(PanelFiles files) {
        String folder = "/panel/" + files.version() + "/";
        this.imports = LIBRARIES.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(library -> "\"%s\":\"%s%s\"".formatted(library.getKey(), folder, library.getValue()))
                .collect(Collectors.joining(",", "{\"imports\":{", "}}"));
        boolean complete = LIBRARIES.values().stream()
                .allMatch(library -> files.file(library).isPresent());
        this.document = complete
                ? new String(files.file("index.html").orElseThrow().plain(), StandardCharsets.UTF_8)
                        .replace("@imports@", imports)
                        .replace("@preload@", preloads(files, folder))
                        .replace("@folder@", folder)
                : ABSENT;
    }

    private static String preloads(PanelFiles files, String folder) {
        return first(files)
                .filter(name -> name.endsWith("js"))
                .map(name -> "<link rel=\"modulepreload\" href=\"%s%s\">".formatted(folder, name))
                .collect(Collectors.joining("\n"));
    }

    /** What a browser fetches before anything can be done. */
    static Stream<String> first(PanelFiles files) {
        return files.all().keySet().stream()
                .filter(name -> name.endsWith("js") || name.endsWith(".css"))
                .filter(name -> LATER.stream().noneMatch(name::startsWith));
    }

    /** @param socketPort where Socket.IO answers on the page's own host; empty where it is the page's own origin */
    byte[] document(String socketPort) {
        return document.replace("@socket@", socketPort).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Nothing from elsewhere, nothing inline but the map of imports, and in nobody's frame.
     *
     * @param sockets where sockets may be opened besides the page's own origin
     */
    String policy(String sockets) {
        return "default-src 'none'; script-src 'self' 'sha256-" + digest(imports) + "'; style-src 'self';"
                + " img-src 'self' data:; connect-src 'self'" + sockets + "; base-uri 'none'; form-action 'none';"
                + " frame-ancestors 'none'";
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
