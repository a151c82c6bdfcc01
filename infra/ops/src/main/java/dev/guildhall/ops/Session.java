package dev.guildhall.ops;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/**
 * What surrounds one run of the program.
 *
 * @param terminal whether {@code out} is one, with somebody in front of it
 */
record Session(
        Map<String, String> environment,
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean terminal,
        Api.Pause pause) {
    /** Asks whoever sits there; nobody who does not sit there says yes. */
    boolean confirmed(String question, String expected) {
        if (!terminal) {
            return false;
        }
        out.print(question);
        out.flush();
        try {
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, Charset.defaultCharset()));
            return expected.equals(
                    Objects.requireNonNullElse(lines.readLine(), "").strip());
        } catch (IOException e) {
            return false;
        }
    }

    /** As a part of a path, or a value in a query. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
