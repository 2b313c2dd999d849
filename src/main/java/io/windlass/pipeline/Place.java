package io.windlass.pipeline;

import java.util.List;

/// A place in a definition, and the list that mistakes found there go to.
///
/// @param mistakes where they are collected
/// @param file the file
/// @param pointer the JSON Pointer of the place
record Place(List<Mistake> mistakes, String file, String pointer) {

    /// More mistakes than anybody mends at once. Each is compared with all before it.
    private static final int MOST = 1_000;

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
        if (mistakes.size() > MOST) {
            return;
        }
        Mistake mistake = mistakes.size() == MOST
                ? new Mistake(
                        file, "", "there are more mistakes than " + MOST + "; the others show once these are gone")
                : new Mistake(file, pointer, message);
        if (!mistakes.contains(mistake)) {
            mistakes.add(mistake);
        }
    }
}
