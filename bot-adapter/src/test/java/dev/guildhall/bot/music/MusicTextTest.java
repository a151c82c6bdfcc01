package dev.guildhall.bot.music;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MusicTextTest {
    @Nested
    class WhenATrackIsShown {
        @Test
        void isALinkThatIsNotUnfolded() {
            assertThat(MusicText.track("https://music.example/a_b?c=d")).isEqualTo("<https://music.example/a_b?c=d>");
        }

        @Test
        void isLetterForLetterWhateverItSays() {
            assertThat(MusicText.track("**loud** @everyone [x](https://evil.example)"))
                    .doesNotContain("**")
                    .doesNotContain("@everyone")
                    .doesNotContain("](");
            assertThat(MusicText.track("https://music.example/> @everyone")).doesNotStartWith("<");
            assertThat(MusicText.track("https://music.example/\u202Egnp")).doesNotContain("\u202E");
        }

        @Test
        void isShortened() {
            assertThat(MusicText.track("k".repeat(300))).hasSizeLessThanOrEqualTo(100);
        }
    }
}
