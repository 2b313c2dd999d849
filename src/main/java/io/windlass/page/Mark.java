package io.windlass.page;

/// Small drawings. Each stands beside words that say the same.
final class Mark {

    private Mark() {}

    /// A crank, for the name.
    static Tag crank() {
        return drawing("0 0 24 24")
                .add(
                        Tag.of("circle")
                                .with("cx", "10")
                                .with("cy", "13")
                                .with("r", "6.5")
                                .with("class", "stroke"),
                        Tag.of("circle")
                                .with("cx", "10")
                                .with("cy", "13")
                                .with("r", "1.8")
                                .with("class", "fill"),
                        path("M10 13 L19 4 M19 4 L22.5 7.5"));
    }

    /// A shape for each level, so that colour is not all that tells them apart.
    static Tag of(Verdict.Level level) {
        return switch (level) {
            case GOOD -> drawing("0 0 20 20").add(path("M4.5 10.5 L8.5 14.5 L15.5 6"));
            case LOOK -> drawing("0 0 20 20").add(path("M10 4 L10 11.5 M10 15 L10 15.2"));
            case ACT -> drawing("0 0 20 20").add(path("M5.5 5.5 L14.5 14.5 M14.5 5.5 L5.5 14.5"));
        };
    }

    private static Tag drawing(String box) {
        return Tag.classed("svg", "mark").with("viewBox", box).with("aria-hidden", "true");
    }

    private static Tag path(String line) {
        return Tag.of("path").with("d", line).with("class", "stroke");
    }
}
