package io.windlass.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The prefixes of one bucket by their segments, so that a key meets only those that fit it.
final class PrefixTree {

    private final Node root = new Node();

    private static final class Node {
        private final Map<String, Node> children = new HashMap<>();
        /// By the name of a hive partition with its equals sign: `dt=`.
        private final Map<String, Node> partitions = new HashMap<>();
        private final List<Routing.Entry> entries = new ArrayList<>();
    }

    /// The step's prefix is empty or ends in a slash.
    void add(Routing.Entry entry) {
        String prefix = entry.source().prefix();
        Node node = root;
        for (int begin = 0; begin < prefix.length(); ) {
            int slash = prefix.indexOf('/', begin);
            String segment = prefix.substring(begin, slash);
            node = segment.endsWith("=*")
                    ? below(node.partitions, segment.substring(0, segment.length() - 1))
                    : below(node.children, segment);
            begin = slash + 1;
        }
        node.entries.add(entry);
    }

    private static Node below(Map<String, Node> nodes, String segment) {
        Node node = nodes.get(segment);
        if (node == null) {
            node = new Node();
            nodes.put(segment, node);
        }
        return node;
    }

    /// The steps whose prefix fits the key.
    List<Routing.Fit> fits(String key) {
        List<Routing.Fit> fits = new ArrayList<>();
        collect(root, key, 0, fits);
        return fits;
    }

    private static void collect(Node node, String key, int begin, List<Routing.Fit> fits) {
        for (Routing.Entry entry : node.entries) {
            fits.add(new Routing.Fit(entry, begin));
        }
        int slash = key.indexOf('/', begin);
        if (slash < 0) {
            return;
        }
        String segment = key.substring(begin, slash);
        Node child = node.children.get(segment);
        if (child != null) {
            collect(child, key, slash + 1, fits);
        }
        int equals = segment.indexOf('=');
        if (equals > 0 && equals + 1 < segment.length()) {
            Node partition = node.partitions.get(segment.substring(0, equals + 1));
            if (partition != null) {
                collect(partition, key, slash + 1, fits);
            }
        }
    }
}
