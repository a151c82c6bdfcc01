package dev.guildhall.query.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTextTest {
    @Test
    void leavesNoMarkup() {
        assertThat(HtmlText.of("<script>alert('&\"')</script>"))
                .isEqualTo("&lt;script&gt;alert(&#39;&amp;&quot;&#39;)&lt;/script&gt;");
        assertThat(HtmlText.attribute("\" onclick='x' <")).isEqualTo("&quot; onclick=&#39;x&#39; &lt;");
    }

    @Test
    void showsWhatTurnsOrHidesText() {
        assertThat(HtmlText.of("a\u202Eb\u2066c\u200Bd\uFEFFe\u0000f"))
                .isEqualTo("a<i>U+202E</i>b<i>U+2066</i>c<i>U+200B</i>d<i>U+FEFF</i>e<i>U+0000</i>f");
        assertThat(HtmlText.of("\uD800")).isEqualTo("<i>U+D800</i>");
    }

    @Test
    void leavesLettersAndPicturesAsTheyAre() {
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
        assertThat(HtmlText.of("é שלום 日本 " + family + "\n\t")).isEqualTo("é שלום 日本 " + family + "\n\t");
    }
}
