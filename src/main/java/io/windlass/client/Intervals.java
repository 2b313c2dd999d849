package io.windlass.client;

import io.windlass.redshift.Literal;
import io.windlass.redshift.Selection.Bound;
import io.windlass.redshift.Selection.Condition;
import io.windlass.redshift.Selection.Region;
import io.windlass.schema.ColumnType.Kind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Ranges of one column, joined where they overlap.
final class Intervals {

    private Intervals() {}

    /// @param regions each with one condition, all of the same column
    /// @return empty where the order of the values is not known here
    static Optional<List<Region>> merged(List<Region> regions) {
        List<Region> nulls = new ArrayList<>();
        List<Interval> intervals = new ArrayList<>();
        String column = "";
        for (Region region : regions) {
            Condition condition = region.conditions().getFirst();
            column = condition.column();
            switch (condition) {
                case Condition.Equal(String _, Literal value) when value.value().isEmpty() -> nulls.add(region);
                case Condition.Equal(String _, Literal value) -> {
                    Optional<Bound> itself = Optional.of(new Bound(value, true));
                    intervals.add(new Interval(itself, itself));
                }
                case Condition.Between between -> intervals.add(new Interval(between.low(), between.high()));
            }
        }
        if (intervals.stream().anyMatch(interval -> !interval.ordered())) {
            return Optional.empty();
        }
        List<Region> all = new ArrayList<>(nulls);
        for (Interval interval : joined(intervals)) {
            all.add(new Region(List.of(new Condition.Between(column, interval.low, interval.high))));
        }
        return Optional.of(all);
    }

    private static List<Interval> joined(List<Interval> intervals) {
        List<Interval> sorted = new ArrayList<>(intervals);
        sorted.sort(Comparator.comparing(Interval::low, Intervals::lower));
        List<Interval> joined = new ArrayList<>();
        for (Interval next : sorted) {
            if (joined.isEmpty() || joined.getLast().before(next)) {
                joined.add(next);
            } else {
                Interval last = joined.removeLast();
                joined.add(new Interval(last.low, upper(last.high, next.high) >= 0 ? last.high : next.high));
            }
        }
        return joined;
    }

    /// The lower of two lower ends first; an open one is the lowest.
    private static int lower(Optional<Bound> one, Optional<Bound> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Boolean.compare(one.isPresent(), other.isPresent());
        }
        int order = order(one.get().value(), other.get().value());
        return order != 0
                ? order
                : Boolean.compare(other.get().inclusive(), one.get().inclusive());
    }

    /// The lower of two upper ends first; an open one is the highest.
    private static int upper(Optional<Bound> one, Optional<Bound> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Boolean.compare(other.isPresent(), one.isPresent());
        }
        int order = order(one.get().value(), other.get().value());
        return order != 0
                ? order
                : Boolean.compare(one.get().inclusive(), other.get().inclusive());
    }

    /// As the warehouse orders them: texts by their bytes.
    private static int order(Literal one, Literal other) {
        String left = one.value().orElseThrow();
        String right = other.value().orElseThrow();
        return one.type().kind().numeric()
                ? new BigDecimal(left).compareTo(new BigDecimal(right))
                : Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    private record Interval(Optional<Bound> low, Optional<Bound> high) {

        /// Whether it ends before the other begins, with nothing in common.
        boolean before(Interval next) {
            if (high.isEmpty() || next.low.isEmpty()) {
                return false;
            }
            int order = order(high.get().value(), next.low.get().value());
            return order < 0
                    || (order == 0 && !(high.get().inclusive() && next.low.get().inclusive()));
        }

        /// Times with an offset are ordered by more than their text.
        boolean ordered() {
            return Optional.of(this).stream()
                    .flatMap(interval -> java.util.stream.Stream.of(interval.low, interval.high))
                    .flatMap(Optional::stream)
                    .noneMatch(bound -> bound.value().type().kind() == Kind.TIMETZ);
        }
    }
}
