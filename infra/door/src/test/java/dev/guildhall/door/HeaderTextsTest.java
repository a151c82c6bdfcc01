package dev.guildhall.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HeaderTextsTest {
    private static String asTheContainerReads(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @Test
    void everyLanguageIsHarmless() {
        assertThat(HeaderTexts.harmless(asTheContainerReads("Élan – œuvre, 日本語, 🎉\tend")))
                .isTrue();
        assertThat(HeaderTexts.harmless("caf\u00e9 in Latin-1")).isTrue();
    }

    @Test
    void controlCharactersAreNot() {
        assertThat(HeaderTexts.harmless("a\rb")).isFalse();
        assertThat(HeaderTexts.harmless("a\0b")).isFalse();
        assertThat(HeaderTexts.harmless(asTheContainerReads("a\u0085b"))).isFalse();
        assertThat(HeaderTexts.harmless("\u0085 alone")).isFalse();
    }
}
