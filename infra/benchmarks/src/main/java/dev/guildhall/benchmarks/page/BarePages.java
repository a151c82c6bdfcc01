package dev.guildhall.benchmarks.page;

import dev.guildhall.benchmarks.panel.Guildhall;
import dev.guildhall.benchmarks.panel.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Pages that do as little as can be done, served by the same program: one with the panel's libraries and one input, and one
 * with a plain list. The first has what it needs fetched at once, as the panel's page has.
 */
final class BarePages {
    static final String INPUT = "#bare";
    static final String LIST = "#list";

    private static final Pattern IMPORTS = Pattern.compile("<script type=\"importmap\">.*?</script>");
    private static final Pattern LIBRARIES =
            Pattern.compile("<link rel=\"modulepreload\" href=\"/panel/[0-9a-f]+/vendor/[^>]+>");

    private static final String INPUT_PAGE = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Bare</title>
            @imports@
            @preload@
            <script type="module">
            globalThis.process ??= { env: { NODE_ENV: 'production' } };
            const [{ h, render }, , { default: htm }, { QueryClient }, { io }] = await Promise.all(
              ['preact', 'preact/hooks', 'htm', '@tanstack/query-core', 'socket.io-client'].map((name) => import(name)));
            window.held = [new QueryClient(), io];
            render(htm.bind(h)`<label>Bare <input id="bare" /></label>`, document.body);
            </script></head><body></body></html>
            """;

    private static final String LIST_PAGE = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Bare list</title>
            <style>
            body { font: 16px/1.5 system-ui, sans-serif; margin: 5rem auto; width: 50rem }
            #list { height: 600px; overflow-y: auto; contain: strict; margin: 0; padding: 0; list-style: none }
            li { height: 72px; padding: 0 1rem; border-bottom: 1px solid }
            </style></head><body><ol id="list"></ol><script>
            document.getElementById('list').innerHTML = Array.from({ length: @rows@ }, (none, i) =>
              `<li><a href="#${i}">The prefix was changed<br><small>Somebody, ${i} minutes ago</small></a></li>`).join('');
            </script></body></html>
            """;

    private final Path folder;

    /** @param folder where they are written, and from where the program serves them */
    BarePages(Path folder) {
        this.folder = folder.toAbsolutePath();
        try {
            Files.createDirectories(this.folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a program has in its environment that serves them. */
    Map<String, String> environment() {
        return Map.of("SPRING_WEB_RESOURCES_STATICLOCATIONS", folder.toUri().toString());
    }

    /** @return the address */
    String withInput(Guildhall guildhall) {
        String panel = Json.text(guildhall.httpUrl() + "/", "");
        return write(
                guildhall,
                "bare.html",
                INPUT_PAGE.replace("@imports@", all(IMPORTS, panel)).replace("@preload@", all(LIBRARIES, panel)));
    }

    /** @return the address */
    String withList(Guildhall guildhall, int rows) {
        return write(guildhall, "list.html", LIST_PAGE.replace("@rows@", Integer.toString(rows)));
    }

    private static String all(Pattern pattern, String text) {
        String found = pattern.matcher(text).results().map(each -> each.group()).collect(Collectors.joining("\n"));
        if (found.isEmpty()) {
            throw new IllegalStateException("the panel's page has nothing like " + pattern);
        }
        return found;
    }

    private String write(Guildhall guildhall, String name, String page) {
        try {
            Files.writeString(folder.resolve(name), page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return guildhall.httpUrl() + "/" + name;
    }
}
