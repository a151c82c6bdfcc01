package dev.guildhall.door;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * What headers may hold. The container reads their bytes as Latin-1, most clients write UTF-8, and some of its bytes are
 * control characters in Latin-1: the second of an É, for one.
 */
final class HeaderTexts {
    private HeaderTexts() {}

    /** Whether it has no control characters, but for tabs, read as its writer meant it. */
    static boolean harmless(String value) {
        return asWritten(value)
                .codePoints()
                .allMatch(character -> character == '\t' || !Character.isISOControl(character));
    }

    private static String asWritten(String value) {
        try {
            byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return value;
        }
    }
}
