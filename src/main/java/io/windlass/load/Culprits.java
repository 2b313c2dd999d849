package io.windlass.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Lays what the warehouse says about refused rows beside the objects that were to be loaded.
///
/// @param byName errors whose name is whole
/// @param byBeginning errors whose name is cut
/// @param most how many refused rows make a load fail
record Culprits(Map<String, LoadError> byName, List<LoadError> byBeginning, long most) {

    /// @param errors several of one object count once: the one that knows of most rows
    static Culprits of(List<LoadError> errors, long most) {
        Map<String, LoadError> all = new HashMap<>();
        errors.forEach(
                error -> all.merge(error.file(), error, (left, right) -> right.rows() > left.rows() ? right : left));
        Map<String, LoadError> whole = new HashMap<>();
        List<LoadError> cut = new ArrayList<>();
        all.forEach((file, error) -> {
            if (error.cut()) {
                cut.add(error);
            } else {
                whole.put(file, error);
            }
        });
        return new Culprits(whole, cut, most);
    }

    boolean none() {
        return byName.isEmpty() && byBeginning.isEmpty();
    }

    /// The guilty of a list, each with its reason, and as few as make the others loadable: the worst first, until
    /// what is left stays below the number of rows that may be refused. A name that was cut and fits several
    /// objects accuses none.
    ///
    /// @param objects tells the list in chunks
    List<ListedObject> among(Consumer<Consumer<List<ListedObject>>> objects) {
        List<Accused> accused = new ArrayList<>();
        Map<LoadError, Integer> fits = new HashMap<>();
        objects.accept(chunk -> chunk.forEach(object -> accuse(object, accused, fits)));
        accused.removeIf(each -> fits.getOrDefault(each.error(), 1) > 1);
        accused.sort(Comparator.comparing((Accused each) -> !each.error().ofTheWholeObject())
                .thenComparingLong(each -> -each.error().rows()));
        long left = accused.stream().mapToLong(each -> each.error().rows()).sum();
        Set<ListedObject> guilty = new HashSet<>();
        List<ListedObject> named = new ArrayList<>();
        for (Accused each : accused) {
            boolean hopeless = each.error().ofTheWholeObject();
            if ((hopeless || left >= most) && guilty.add(each.object())) {
                named.add(each.object().guilty(Reasons.cut(each.error().reason())));
            }
            left -= each.error().rows();
        }
        return named;
    }

    private void accuse(ListedObject object, List<Accused> accused, Map<LoadError, Integer> fits) {
        String name = LoadError.named(object.object().id().url());
        LoadError whole = byName.get(name);
        if (whole != null) {
            accused.add(new Accused(object, whole));
            return;
        }
        for (LoadError error : byBeginning) {
            if (name.startsWith(error.file())) {
                fits.merge(error, 1, Integer::sum);
                accused.add(new Accused(object, error));
                return;
            }
        }
    }

    private record Accused(ListedObject object, LoadError error) {}
}
