package io.windlass.cli;

import io.windlass.inference.DefinitionText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where a pipeline finds files like the samples.
final class Origins {

    private Origins() {}

    /// In a bucket below the same prefix; on disk below the directory that `run --data` is given.
    ///
    /// @param match the regular expression by which somebody chose the samples
    static DefinitionText.Origin of(String place, Alike alike, Optional<String> match) {
        if (Samples.inBucket(place)) {
            Samples.Address address = Samples.Address.of(place);
            int slash = address.key().lastIndexOf('/');
            String begin = Alike.escaped(address.key().substring(slash + 1));
            return new DefinitionText.Origin(
                    Optional.of(address.bucket()),
                    address.key().substring(0, slash + 1),
                    alike.expression(begin, match));
        }
        Path path = Path.of(place);
        Optional<String> matching = Files.isDirectory(path)
                ? alike.expression("", match)
                : Optional.of(Alike.escaped(path.getFileName().toString()));
        return new DefinitionText.Origin(Optional.empty(), "", matching);
    }
}
