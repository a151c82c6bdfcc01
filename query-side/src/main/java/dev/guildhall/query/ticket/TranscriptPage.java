package dev.guildhall.query.ticket;

import dev.guildhall.events.ticket.TicketAttachment;
import dev.guildhall.events.ticket.TicketMessageEdited;
import dev.guildhall.events.ticket.TicketMessageWritten;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A transcript as one page that needs nothing else: no script, no font, no picture. It says by itself what it may do, for
 * those who open it from a disk.
 */
final class TranscriptPage implements TranscriptForm {
    private static final String STYLE = """
            :root{color-scheme:light dark}
            body{font:16px/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}
            article{border-top:1px solid #8886;padding:.6rem 0}
            p{margin:.2rem 0;white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:plaintext}
            small,code{opacity:.75;font-weight:400}
            i{border:1px dotted;font:.75em monospace;padding:0 .2em}
            .edit{border-left:3px solid #8886;padding-left:.6rem}
            """;

    /** Only the one style, by its hash; nothing is loaded, run, framed or sent. */
    static final String POLICY = "default-src 'none'; style-src 'sha256-" + hash(STYLE)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** Frames cannot be forbidden by the page itself. */
    private static final String OWN_POLICY = POLICY.substring(0, POLICY.lastIndexOf(';'));

    private static final Pattern LINK = Pattern.compile("https://[\\x21-\\x7e]{1,2048}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private final Writer html;
    private final TranscriptWords words;
    private int messages;

    TranscriptPage(Writer html, TranscriptWords words) {
        this.html = html;
        this.words = words;
    }

    private static String hash(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this JDK", e);
        }
    }

    @Override
    public void begin(TicketDetails ticket) throws IOException {
        String title = words.ticket() + " #" + ticket.number();
        html.append("<!doctype html>\n<html lang=\"").append(words.language());
        html.append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">");
        html.append("<meta http-equiv=\"Content-Security-Policy\" content=\"").append(OWN_POLICY);
        html.append("\"><meta name=\"referrer\" content=\"no-referrer\"><title>")
                .append(title);
        html.append("</title><style>").append(STYLE).append("</style></head>\n<body><header><h1>");
        html.append(title)
                .append(" <bdi>")
                .append(HtmlText.of(ticket.subject()))
                .append("</bdi></h1>\n");
        line(words.opened(), ticket.createdAt().toEpochMilli(), ticket.openerId());
        Instant closedAt = ticket.closedAt();
        if (closedAt != null) {
            line(words.closed(), closedAt.toEpochMilli(), "");
        }
        String reason = ticket.closeReason();
        if (reason != null) {
            html.append("<p>")
                    .append(words.reason())
                    .append(": ")
                    .append(HtmlText.of(reason))
                    .append("</p>\n");
        }
        html.append("</header><main>\n");
    }

    private void line(String word, long millis, String who) throws IOException {
        html.append("<small>").append(word).append(' ');
        time(millis);
        html.append(" <code>").append(HtmlText.of(who)).append("</code></small><br>\n");
    }

    @Override
    public void message(TicketMessageWritten message) throws IOException {
        messages++;
        html.append("<article><b><bdi>")
                .append(HtmlText.of(message.authorName()))
                .append("</bdi></b> <code>");
        html.append(HtmlText.of(message.authorId())).append("</code> <small>");
        if (message.byBot()) {
            html.append(words.bot()).append(' ');
        }
        time(message.writtenAtMillis());
        html.append("</small>\n");
        body(message.text(), message.attachments());
    }

    @Override
    public void edited(TicketMessageEdited edit) throws IOException {
        html.append("<div class=\"edit\"><small>").append(words.edited()).append(' ');
        time(edit.editedAtMillis());
        html.append("</small>\n");
        body(edit.text(), edit.attachments());
        html.append("</div>\n");
    }

    @Override
    public void messageEnd(@Nullable Long deletedAtMillis) throws IOException {
        if (deletedAtMillis != null) {
            html.append("<small><b>").append(words.deleted()).append("</b> ");
            time(deletedAtMillis);
            html.append("</small>\n");
        }
        html.append("</article>\n");
    }

    @Override
    public void end() throws IOException {
        html.append("</main><footer><small>").append(words.messages()).append(": ");
        html.append(Integer.toString(messages)).append("</small></footer></body></html>\n");
        html.flush();
    }

    private void body(String text, List<TicketAttachment> attachments) throws IOException {
        if (!text.isEmpty()) {
            html.append("<p dir=\"auto\">").append(HtmlText.of(text)).append("</p>\n");
        }
        for (TicketAttachment file : attachments) {
            attachment(file);
        }
    }

    /** A link only where it is one to a page: whatever else somebody managed to write there is shown. */
    private void attachment(TicketAttachment file) throws IOException {
        html.append("<p><bdi>");
        if (LINK.matcher(file.url()).matches()) {
            html.append("<a rel=\"noopener noreferrer\" href=\"");
            html.append(HtmlText.attribute(file.url())).append("\">");
            html.append(HtmlText.of(file.name())).append("</a>");
        } else {
            html.append(HtmlText.of(file.name())).append("</bdi> <bdi>").append(HtmlText.of(file.url()));
        }
        html.append("</bdi></p>\n");
    }

    private void time(long millis) throws IOException {
        Instant at = Instant.ofEpochMilli(millis);
        html.append("<time datetime=\"").append(at.toString()).append("\">");
        html.append(TIME.format(at)).append("</time>");
    }
}
