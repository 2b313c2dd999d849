package io.windlass.pipeline;

import java.util.List;

/// A place in a definition, and the list that mistakes found there go to.
///
/// @param mistakes where they are collected
/// @param file the file
/// @param pointer the JSON Pointer of the place
record Place(List<Mistake> mistakes, String file, String pointer) {

    static Place of(List<Mistake> mistakes, String file) {
        return new Place(mistakes, file, "");
    }

    Place at(String member) {
        return new Place(
                mistakes, file, pointer + "/" + member.replace("~", "~0").replace("/", "~1"));
    }

    Place at(int index) {
        return new Place(mistakes, file, pointer + "/" + index);
    }

    void mistake(String message) {
        Mistake mistake = new Mistake(file, pointer, message);
        if (!mistakes.contains(mistake)) {
            mistakes.add(mistake);
        }
    }
}
