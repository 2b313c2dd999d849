package io.windlass.cli;

import io.windlass.inference.DefinitionText;
import io.windlass.inference.Sample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Where a pipeline finds files like the samples.
final class Origins {

    private Origins() {}

    /// In a bucket below the same prefix; on disk below the directory that `run --data` is given.
    static DefinitionText.Origin of(String place, List<Sample> samples, Optional<String> match) {
        if (Samples.inBucket(place)) {
            Samples.Address address = Samples.Address.of(place);
            int slash = address.key().lastIndexOf('/');
            String prefix = address.key().substring(0, slash + 1);
            String rest = address.key().substring(slash + 1);
            Optional<String> matching = rest.isEmpty()
                    ? match.or(() -> byEnding(samples))
                    : Optional.of(escaped(rest) + match.orElse(".*"));
            return new DefinitionText.Origin(Optional.of(address.bucket()), prefix, matching);
        }
        Path path = Path.of(place);
        Optional<String> matching = Files.isDirectory(path)
                ? match.or(() -> byEnding(samples))
                : Optional.of(escaped(path.getFileName().toString()));
        return new DefinitionText.Origin(Optional.empty(), "", matching);
    }

    /// The ending that all samples have.
    private static Optional<String> byEnding(List<Sample> samples) {
        Set<String> endings = new TreeSet<>();
        samples.forEach(sample -> endings.add(ending(sample.name())));
        String only = endings.iterator().next();
        return endings.size() == 1 && !only.isEmpty() ? Optional.of(".*" + escaped(only)) : Optional.empty();
    }

    private static String ending(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        int dot = last.lastIndexOf('.');
        return dot < 1 ? "" : last.substring(dot);
    }

    /// As a regular expression, with no more backslashes than it needs.
    private static String escaped(String text) {
        return Pattern.compile("[\\\\.\\[\\]{}()*+?^$|]").matcher(text).replaceAll("\\\\$0");
    }
}
