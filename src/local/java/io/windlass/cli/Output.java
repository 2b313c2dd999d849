package io.windlass.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Rows for people or for programs.
///
/// @param out where they go
/// @param json whether as JSON lines
record Output(PrintWriter out, boolean json) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int WIDEST = 60;
    private static final int WIDEST_LAST = 160;

    void print(Rows rows) {
        if (json) {
            objects(rows).forEach(out::println);
        } else {
            table(rows);
        }
        out.flush();
    }

    /// JSON keeps one member of a name: the second `count` is `count_2`, unless a column has that name itself.
    private static List<String> unique(List<String> columns) {
        Set<String> taken = new HashSet<>(columns);
        Set<String> names = new LinkedHashSet<>();
        for (String column : columns) {
            String name = column;
            for (int number = 2; names.contains(name) || (number > 2 && taken.contains(name)); number++) {
                name = column + "_" + number;
            }
            names.add(name);
        }
        return List.copyOf(names);
    }

    private static ObjectNode object(List<String> names, List<Boolean> bare, List<Optional<String>> row) {
        ObjectNode object = JSON.createObjectNode();
        for (int i = 0; i < row.size(); i++) {
            String name = names.get(i);
            if (row.get(i).isEmpty()) {
                object.putNull(name);
            } else if (bare.get(i)) {
                object.putRawValue(
                        name,
                        new com.fasterxml.jackson.databind.util.RawValue(
                                number(row.get(i).get())));
            } else {
                object.put(name, row.get(i).get());
            }
        }
        return object;
    }

    /// What JSON has no number for stays text.
    private static String number(String text) {
        return text.matches("-?[0-9].*|true|false") ? text : "\"" + text + "\"";
    }

    /// Rows as JSON objects.
    static List<ObjectNode> objects(Rows rows) {
        List<String> names = unique(rows.columns());
        return rows.rows().stream().map(row -> object(names, rows.bare(), row)).toList();
    }

    /// Prints rows that come page by page, the heads of columns above the first; what is wider further down moves its
    /// line and no other.
    Consumer<Rows> pages() {
        int[][] widths = new int[1][];
        return page -> {
            if (json) {
                print(page);
                return;
            }
            if (widths[0] == null) {
                widths[0] = table(page);
            } else {
                page.rows().forEach(row -> line(cells(row), widths[0], page.bare()));
            }
            out.flush();
        };
    }

    private int[] table(Rows rows) {
        int[] widths = new int[rows.columns().size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = Math.max(
                    width(rows.columns().get(i)),
                    rows.rows().stream()
                            .mapToInt(row -> width(cells(row).get(column)))
                            .max()
                            .orElse(0));
        }
        line(rows.columns().stream().toList(), widths, rows.bare());
        for (List<Optional<String>> row : rows.rows()) {
            line(cells(row), widths, rows.bare());
        }
        return widths;
    }

    private void line(List<String> cells, int[] widths, List<Boolean> right) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String pad = " ".repeat(Math.max(0, widths[i] - width(cells.get(i))));
            line.append(right.get(i) ? pad + cells.get(i) : cells.get(i) + pad).append("  ");
        }
        out.println(line.toString().stripTrailing());
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    /// The last column has room to itself.
    private static List<String> cells(List<Optional<String>> row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            cells.add(cell(row.get(i), i == row.size() - 1 ? WIDEST_LAST : WIDEST));
        }
        return cells;
    }

    private static String cell(Optional<String> value, int widest) {
        String text = Words.plain(value.orElse(""));
        return text.length() <= widest ? text : text.substring(0, widest - 1) + "…";
    }
}
