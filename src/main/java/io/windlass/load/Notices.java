package io.windlass.load;

/// Where notices go: a log, a metric, a screen, a test.
@FunctionalInterface
public interface Notices {

    void tell(Notice notice);

    /// Nowhere.
    static Notices silent() {
        return notice -> {};
    }

    /// To this one and then to another.
    default Notices and(Notices other) {
        return notice -> {
            tell(notice);
            other.tell(notice);
        };
    }
}
