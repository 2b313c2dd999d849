package io.windlass.lambda;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The figures that functions tell, and those that the template's alarms and dashboard look at.
class FigureTest {

    private static final Pattern ALARM = Pattern.compile(
            "(?m)^ +Namespace: (\\w+)\\n +MetricName: (\\w+)\\n +Dimensions:\\n +- \\{Name: (\\w+), Value: !Ref AWS::StackName\\}$");
    private static final Pattern SHOWN = Pattern.compile(
            "\\[\"(\\w+)\", \"(\\w+)\", \"(\\w+)\", \"\\$\\{AWS::StackName\\}\"(?:, \\{\"stat\": \"\\w+\"\\})?\\]");

    /// Namespace, name and dimension of each, as the template writes them.
    private static Set<String> metrics(Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(Path.of("template.yaml")))
                .results()
                .map(found -> found.group(1) + " " + found.group(2) + " " + found.group(3))
                .collect(toCollection(TreeSet::new));
    }

    private static Set<String> told() {
        return Stream.of(Figure.values())
                .map(figure -> EmbeddedMetrics.NAMESPACE + " " + figure.title() + " Stack")
                .collect(toCollection(TreeSet::new));
    }

    @Test
    void theDashboardShowsEveryFigureAndNoOther() throws IOException {
        assertEquals(told(), metrics(SHOWN));
    }

    @Test
    void alarmsWatchFiguresThatAreTold() throws IOException {
        Set<String> watched = metrics(ALARM);
        assertTrue(told().containsAll(watched), watched::toString);
        assertEquals(8, watched.size(), watched::toString);
    }

    @Test
    void noMetricOfWindlassEscapesThesePatterns() throws IOException {
        String template = Files.readString(Path.of("template.yaml"));
        long shown =
                Pattern.compile("\\[\"Windlass\"").matcher(template).results().count();
        long alarms = Pattern.compile("Namespace: Windlass\\b")
                .matcher(template)
                .results()
                .count();
        assertEquals(told().size(), shown);
        assertEquals(metrics(ALARM).size(), alarms);
    }
}
