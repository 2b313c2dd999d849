package io.windlass.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagTest {

    private static String written(Tag tag) {
        return HtmlWriter.page(tag).substring("<!doctype html>\n".length()).strip();
    }

    @Test
    void wordsStayWordsBetweenTagsAndInAttributes() {
        Tag tag = Tag.said("p", "<script>alert('1')</script> & \"x\"").with("title", "\"><img onerror='x'>");

        assertEquals(
                "<p title=\"&quot;&gt;&lt;img onerror=&#39;x&#39;&gt;\">"
                        + "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;x&quot;</p>",
                written(tag));
    }

    @Test
    void whatWouldTurnOrBreakTheLineIsShownAsAMark() {
        assertEquals("<p>a\uFFFDb\uFFFDc\uFFFDd\uFFFDe</p>", written(Tag.said("p", "a\u202Eb\nc\u0000d\u200Be")));
        assertEquals("<p>caf\u00e9 \ud83d\ude00 \uFFFD</p>", written(Tag.said("p", "caf\u00e9 \ud83d\ude00 \ud83d")));
    }

    @ParameterizedTest
    @CsvSource({
        "onclick, x()",
        "onmouseover, x()",
        "style, color:red",
        "src, a.js",
        "srcdoc, <p>",
        "formaction, /x",
        "href, javascript:x()",
        "href, https://example.com/",
        "href, data:text/html",
        "'a b', x",
        "'a=', x"
    })
    void whatABrowserWouldRunOrFetchIsRefused(String attribute, String value) {
        assertThrows(IllegalArgumentException.class, () -> Tag.of("a").with(attribute, value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "p x", "p><script", "1p", "P"})
    void aNameThatIsNoneIsRefused(String name) {
        assertThrows(IllegalArgumentException.class, () -> Tag.of(name));
    }

    @Test
    void aScriptCannotHoldItsOwnEnd() {
        assertThrows(IllegalArgumentException.class, () -> new Own("script", "'</script>'"));
    }

    @Test
    void whatIsEmptyHasNoEnd() {
        assertEquals("<p><br></p>", written(Tag.of("p", Tag.of("br"))).replace("\n", ""));
    }
}
