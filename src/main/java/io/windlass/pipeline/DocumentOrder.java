package io.windlass.pipeline;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/// Orders mistakes as somebody reads: file by file, each from its beginning to its end.
final class DocumentOrder implements Comparator<Mistake> {

    /// For each file where its pointers stand.
    private final Map<String, Map<String, Integer>> files = new HashMap<>();

    void add(Place root, Json document) {
        Map<String, Integer> positions = new HashMap<>();
        number(root, document, positions);
        files.put(root.file(), positions);
    }

    private static void number(Place place, Json node, Map<String, Integer> positions) {
        positions.put(place.pointer(), positions.size());
        if (node.isObject()) {
            node.members().forEach((name, member) -> number(place.at(name), member, positions));
        }
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            number(place.at(index), node.entry(index), positions);
        }
    }

    @Override
    public int compare(Mistake left, Mistake right) {
        int byFile = left.file().compareTo(right.file());
        return byFile != 0 ? byFile : Integer.compare(position(left), position(right));
    }

    private int position(Mistake mistake) {
        return files.getOrDefault(mistake.file(), Map.of()).getOrDefault(mistake.pointer(), 0);
    }
}
