package io.windlass.bench;

/// One number that Windlass is held to.
interface Figure {

    /// What is measured, as a person reads it.
    String name();

    Goal goal();

    /// Measures it. May take seconds.
    ///
    /// @throws Exception where what is measured fails, which is a fault and no figure
    double measure() throws Exception;

    /// A figure whose measuring is a method.
    static Figure of(String name, Goal goal, Measure measure) {
        return new Figure() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Goal goal() {
                return goal;
            }

            @Override
            public double measure() throws Exception {
                return measure.take();
            }
        };
    }

    /// How a figure is measured.
    @FunctionalInterface
    interface Measure {
        double take() throws Exception;
    }
}
