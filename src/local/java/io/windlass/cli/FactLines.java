package io.windlass.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.story.Fact;
import java.io.PrintWriter;

/// Facts, one a line: a sentence for people, an object for programs.
///
/// @param out where they go
/// @param json whether as JSON
record FactLines(PrintWriter out, boolean json) {

    private static final JsonMapper JSON = new JsonMapper();

    void print(Fact fact) {
        if (json) {
            ObjectNode line = JSON.createObjectNode();
            fact.all().forEach(line::put);
            out.println(line);
        } else {
            out.println(Words.plain(fact.text()));
        }
        out.flush();
    }
}
