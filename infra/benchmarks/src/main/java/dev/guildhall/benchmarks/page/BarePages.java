package dev.guildhall.benchmarks.page;

import dev.guildhall.benchmarks.NodePackages;
import dev.guildhall.benchmarks.panel.Guildhall;
import dev.guildhall.benchmarks.panel.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pages that do as little as can be done, served by the same program: one with the panel's libraries and one input, and one
 * with a plain list. The script of the first is bundled as the panel's is.
 */
final class BarePages {
    static final String INPUT = "#bare";
    static final String LIST = "#list";

    private static final Path SCRIPT = Path.of("src", "main", "node", "page", "bare.js");

    /** On the program's class path: served as the panel's own files are, compressed, and kept by browsers for ever. */
    private static final Path SERVED = Path.of("target", "classes", "dev", "guildhall", "panel", "page", "bare.js");

    private static final Pattern FOLDER = Pattern.compile("/panel/[0-9a-f]+/");

    private static final String INPUT_PAGE = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Bare</title>
            <script type="module" src="@folder@bare.js"></script>
            </head><body></body></html>
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

    /**
     * Before the program starts that is to serve them.
     *
     * @param folder where they are written
     */
    BarePages(Path folder) {
        this.folder = folder.toAbsolutePath();
        try {
            Files.createDirectories(this.folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        NodePackages.bundle(SCRIPT, SERVED);
    }

    /** What a program has in its environment that serves them. */
    Map<String, String> environment() {
        return Map.of("SPRING_WEB_RESOURCES_STATICLOCATIONS", folder.toUri().toString());
    }

    /** @return the address */
    String withInput(Guildhall guildhall) {
        Matcher folder = FOLDER.matcher(Json.text(guildhall.httpUrl() + "/", ""));
        if (!folder.find()) {
            throw new IllegalStateException("built without npm, and so without the panel's page");
        }
        return write(guildhall, "bare.html", INPUT_PAGE.replace("@folder@", folder.group()));
    }

    /** @return the address */
    String withList(Guildhall guildhall, int rows) {
        return write(guildhall, "list.html", LIST_PAGE.replace("@rows@", Integer.toString(rows)));
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
