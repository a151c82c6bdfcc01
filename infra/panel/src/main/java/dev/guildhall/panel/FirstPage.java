package dev.guildhall.panel;

import java.nio.charset.StandardCharsets;

/** The one document: names the script and the style sheet that the first view needs. */
final class FirstPage {
    private static final String ABSENT = """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Guildhall</title>
            <p>Guildhall runs, but was built without npm, and so without its page. Install npm, and build it again.""";

    private final String document;

    FirstPage(PanelFiles files) {
        this.document = files.file("index.html")
                .map(page -> new String(page.plain(), StandardCharsets.UTF_8))
                .orElse(ABSENT)
                .replace("@folder@", "/panel/" + files.version() + "/");
    }

    /** @param socketPort where Socket.IO answers on the page's own host; empty where it is the page's own origin */
    byte[] document(String socketPort) {
        return document.replace("@socket@", socketPort).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Nothing from elsewhere, nothing inline, and in nobody's frame.
     *
     * @param sockets where sockets may be opened besides the page's own origin
     */
    static String policy(String sockets) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"
                + sockets + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }
}
