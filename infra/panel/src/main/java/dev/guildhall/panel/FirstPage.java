package dev.guildhall.panel;

import java.nio.charset.StandardCharsets;

/** The one document: names the script and the style sheet that the first view needs. */
final class FirstPage {
    private static final String ABSENT = """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Guildhall</title>
            <p>Guildhall runs, but was built without npm, and so without its page. Install npm, and build it again.""";

    private static final String ASKING = """
            <script src="@folder@asking.js"></script>
            """;

    private final String stranger;
    private final String known;

    FirstPage(PanelFiles files) {
        String document = files.file("index.html")
                .map(page -> new String(page.plain(), StandardCharsets.UTF_8))
                .orElse(ABSENT);
        String folder = "/panel/" + files.version() + "/";
        this.stranger = document.replace("@asking@", "").replace("@folder@", folder);
        this.known = document.replace("@asking@", ASKING).replace("@folder@", folder);
    }

    /**
     * @param socketPort where Socket.IO answers on the page's own host; empty where it is the page's own origin
     * @param signedIn whether somebody seems to be, for whom the page asks before all else what they are about to see
     */
    byte[] document(String socketPort, boolean signedIn) {
        String document = signedIn ? known : stranger;
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
