package io.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AlikeTest {

    private static String expression(List<String> taken, List<String> beside, Optional<String> wish) {
        String expression = new Alike(taken, beside).expression("", wish).orElse(".*");
        Predicate<String> matches = Pattern.compile(expression).asMatchPredicate();
        taken.forEach(path -> assertEquals(true, matches.test(path), expression + " takes " + path));
        beside.forEach(path -> assertEquals(false, matches.test(path), expression + " leaves " + path));
        return expression;
    }

    private static String expression(List<String> taken, String... beside) {
        return expression(taken, List.of(beside), Optional.empty());
    }

    @Test
    void theEndingIsEnoughWhereNothingElseHasIt() {
        assertEquals(".*\\.csv", expression(List.of("a.csv", "x/b.csv"), "README", ".a.csv.crc", "x/_SUCCESS"));
        assertEquals(".*(\\.csv|\\.csv\\.gz)", expression(List.of("a.csv", "b.csv.gz"), "b.json.gz"));
    }

    @Test
    void nothingIsSaidWhereAllIsTaken() {
        assertEquals(
                Optional.empty(), new Alike(List.of("part-0", "b.csv"), List.of()).expression("", Optional.empty()));
    }

    @Test
    void namesThatProgramsHideAreNotTaken() {
        assertEquals("(.*/)?[^._/][^/]*\\.csv", expression(List.of("a.csv", "x/b.csv"), "x/._b.csv", "_old.csv"));
        assertEquals("(.*/)?[^._/][^/]*", expression(List.of("part-0", "x/part-1"), "_SUCCESS", "x/.part-1.crc"));
    }

    @Test
    void aFolderDividesThem() {
        assertEquals(
                "log/2018/.*\\.json", expression(List.of("log/2018/11/1.json", "log/2018/12/1.json"), "log/x.json"));
    }

    @Test
    void otherwiseTheOthersAreNamed() {
        assertEquals(
                "(?!(?:EXPECTED\\.json|x/\\(1\\)\\.json)$)(?:.*\\.json)",
                expression(List.of("a.json", "x/b.json"), "EXPECTED.json", "x/(1).json", "c.csv"));
    }

    @Test
    void theExpressionThatSomebodyGaveStaysWhileItIsEnough() {
        Optional<String> wish = Optional.of("a.*|b.*");
        assertEquals("a.*|b.*", expression(List.of("a.json", "b.json"), List.of("c.json"), wish));
        assertEquals("(?!(?:b\\.txt)$)(?:a.*|b.*)", expression(List.of("a.json", "b.json"), List.of("b.txt"), wish));
    }

    @Test
    void allBeginAsTheObjectsOfAPrefixDo() {
        Alike alike = new Alike(List.of("2019-1.csv"), List.of("2019-2.json"));
        assertEquals(Optional.of("2019-.*\\.csv"), alike.expression("2019-", Optional.empty()));
    }
}
