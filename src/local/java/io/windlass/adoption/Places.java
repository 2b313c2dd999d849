package io.windlass.adoption;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;

/// Where something stands in a file.
final class Places {

    private Places() {}

    static String of(JsonProcessingException failure) {
        JsonLocation where = failure.getLocation();
        return where == null ? "somewhere" : "line " + where.getLineNr() + ", column " + where.getColumnNr();
    }
}
