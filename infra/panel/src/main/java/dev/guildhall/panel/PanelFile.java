package dev.guildhall.panel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * One file of the page, as it is and compressed once and for all.
 *
 * @param type its media type
 */
record PanelFile(byte[] plain, byte[] zipped, String type) {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "mjs", "text/javascript;charset=utf-8",
            "svg", "image/svg+xml");

    static PanelFile of(String name, byte[] plain) {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return new PanelFile(plain, zip(plain), TYPES.getOrDefault(ending, "text/plain;charset=utf-8"));
    }

    private static byte[] zip(byte[] plain) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new Best(zipped)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }

    /** It is done once and sent often. */
    private static final class Best extends GZIPOutputStream {
        Best(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
