package dev.guildhall.bot.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkFilterTest {
    private final LinkFilter filter = new LinkFilter(List.of("example.org", "bücher.example"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "see http://evil.example/path?x=https://example.org",
                "HTTPS://EVIL.EXAMPLE",
                "<https://evil.example>",
                "[safe](https://evil.example)",
                "https://example.org.evil.example",
                "https://notexample.org",
                "https://example.org@evil.example/",
                "https://evil.example\\@example.org",
                "https://evil.example:443",
                "ｈｔｔｐｓ：／／evil.example",
                "ht\u200Btps://evil.example",
                "https://example.org https://evil.example",
                "https://",
                "join discord.gg/abc",
                "discord.com/invite/abc",
                "https://[::1]/"
            })
    void findsLinksToElsewhere(String text) {
        assertThat(filter.matches(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no link",
                "evil.example",
                "ftp://evil.example",
                "://",
                "https://example.org",
                "https://EXAMPLE.org/path",
                "https://www.example.org:8443/",
                "https://a.b.example.org.",
                "https://user@example.org",
                "https://bücher.example/",
                "https://xn--bcher-kva.example/",
                "(https://example.org)"
            })
    void leavesTheOthersAlone(String text) {
        assertThat(filter.matches(text)).isFalse();
    }
}
