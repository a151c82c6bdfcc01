package dev.guildhall.simulator.page;

import dev.guildhall.simulator.http.Proof;
import dev.guildhall.simulator.http.Reply;
import dev.guildhall.simulator.http.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The page and its two companions, from the program's own files and nowhere else. */
public final class PageRoutes {

    public void addTo(Routes routes) {
        add(routes, "/", "page.html", "text/html; charset=utf-8");
        add(routes, "/page.js", "page.js", "text/javascript; charset=utf-8");
        add(routes, "/page.css", "page.css", "text/css; charset=utf-8");
    }

    private static void add(Routes routes, String path, String file, String type) {
        routes.add(
                "GET",
                path,
                Proof.NONE,
                request -> Reply.text(type, read(file))
                        .withHeader("content-security-policy", "default-src 'self'; img-src 'self' data:"));
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
