package io.windlass.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class FormTextTest {

    @Test
    void decodesAsTheJdkDoesWhereTheTextIsWellFormed() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(1, 40), 1, 0x10FFFF)
                    .filter(point -> point < 0xD800 || point > 0xDFFF)
                    .forEach(text::appendCodePoint);
            String encoded = URLEncoder.encode(text.toString(), StandardCharsets.UTF_8);

            assertEquals(URLDecoder.decode(encoded, StandardCharsets.UTF_8), text.toString());
            assertEquals(
                    new FormText.Decoded(text.toString(), text.toString().getBytes(StandardCharsets.UTF_8).length),
                    FormText.decode(encoded));
        }
    }

    @Test
    void textThatWasNeverEncodedStaysWhereNothingInItMeansAnything() {
        assertEquals(new FormText.Decoded("größe/😀", 12), FormText.decode("größe/😀"));
        assertEquals(new FormText.Decoded("größe 😀", 12), FormText.decode("größe+😀"));
    }

    @Test
    void decodesOnce() {
        assertEquals(new FormText.Decoded("%2B", 3), FormText.decode("%252B"));
    }

    @Test
    void refusesOverlongAndCutForms() {
        for (String encoded : new String[] {"%C0%AF", "%E2%82", "%FF", "%F4%90%80%80", "%+1", "%é1", "%1"}) {
            assertInstanceOf(FormText.Malformed.class, FormText.decode(encoded), encoded);
        }
    }
}
