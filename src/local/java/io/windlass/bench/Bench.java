package io.windlass.bench;

import io.windlass.local.LocalCloud;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// All figures, one after the other, on one embedded cloud.
public final class Bench {

    private final Sizes sizes;
    private final String only;

    /// @param only the figures whose names hold this text; all where it is empty
    public Bench(Sizes sizes, String only) {
        this.sizes = sizes;
        this.only = only;
    }

    /// Measures them all.
    ///
    /// @param progress hears the name of each figure before it is measured
    /// @param each hears what was measured, at once
    /// @return whether every figure reaches its goal
    /// @throws Exception where something that is measured fails
    public boolean run(Consumer<String> progress, Consumer<Measured> each) throws Exception {
        boolean all = true;
        try (LocalCloud cloud = LocalCloud.start(LocalCloud.Options.plain());
                Planning planning = new Planning(cloud, sizes)) {
            for (Figure figure : figures(cloud, planning)) {
                if (!figure.name().contains(only)) {
                    continue;
                }
                progress.accept(figure.name());
                Measured measured = new Measured(figure.name(), figure.measure(), figure.goal());
                each.accept(measured);
                all &= measured.holds();
            }
        }
        return all;
    }

    /// The long journal comes last: nothing else is to be measured beside it.
    private List<Figure> figures(LocalCloud cloud, Planning planning) {
        List<Figure> figures = new ArrayList<>();
        figures.addAll(new Parsing(sizes).figures());
        figures.addAll(new Manifests(sizes).figures());
        figures.addAll(new Copying(cloud, sizes).figures());
        figures.addAll(new Recording(cloud, sizes).figures());
        figures.addAll(new Life(cloud, sizes).figures());
        figures.addAll(new Settling(cloud, sizes).figures());
        figures.addAll(planning.figures());
        return figures;
    }
}
