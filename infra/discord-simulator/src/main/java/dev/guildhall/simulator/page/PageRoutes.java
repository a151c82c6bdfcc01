package dev.guildhall.simulator.page;

import dev.guildhall.simulator.http.Proof;
import dev.guildhall.simulator.http.Reply;
import dev.guildhall.simulator.http.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The page and its companions, from the program's own files and nowhere else. */
public final class PageRoutes {
    private static final List<String> SCRIPTS = List.of(
            "page",
            "world",
            "dom",
            "text",
            "messages",
            "components",
            "modal",
            "compose",
            "complete",
            "people",
            "calls",
            "faults");

    /** Nothing from elsewhere, nothing inline, and in nobody's frame. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public void addTo(Routes routes) {
        add(routes, "/", "page.html", "text/html; charset=utf-8");
        add(routes, "/page.css", "page.css", "text/css; charset=utf-8");
        SCRIPTS.forEach(name -> add(routes, "/" + name + ".js", name + ".js", "text/javascript; charset=utf-8"));
    }

    private static void add(Routes routes, String path, String file, String type) {
        Reply reply = Reply.text(type, read(file))
                .withHeader("content-security-policy", POLICY)
                .withHeader("x-content-type-options", "nosniff")
                .withHeader("referrer-policy", "no-referrer");
        routes.add("GET", path, Proof.NONE, request -> reply);
    }

    private static String read(String file) {
        try (InputStream stream = PageRoutes.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its file " + file);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
