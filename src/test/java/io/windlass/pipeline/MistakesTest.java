package io.windlass.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class MistakesTest {

    @TestFactory
    Stream<DynamicTest> everyMistakeIsToldInItsWords() throws IOException {
        return MistakeCase.all().stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.title(),
                        () -> assertEquals(String.join("\n", one.report()), String.join("\n", one.said()))));
    }

    @Test
    void noCaseIsWithoutAReport() throws IOException {
        assertTrue(MistakeCase.all().size() >= 60, "too few cases");
        MistakeCase.all().forEach(one -> assertTrue(!one.report().isEmpty(), one.title()));
    }

    @Test
    void everyMistakeIsOneLine() throws IOException {
        MistakeCase.all().stream()
                .flatMap(one -> one.said().stream())
                .forEach(line -> assertEquals(1, line.lines().count(), line));
    }

    @Test
    void theFilesOfEveryCaseAreSoundByThemselves() throws IOException {
        Map<String, String> base = MistakeCase.read(MistakeCase.FOLDER.resolve("base.txt"), Map.of())
                .getFirst()
                .files();
        assertTrue(Definitions.read(DefinitionFiles.of(base)) instanceof Definitions.Sound);
    }
}
