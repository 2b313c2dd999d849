package io.windlass.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// An element of HTML or SVG. It never changes: each addition makes another one.
///
/// @param name of the element
/// @param attributes in the order in which they are written
/// @param children what is in it
record Tag(String name, Map<String, String> attributes, List<Node> children) implements Node {

    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9]*(-[a-z]+)*");

    /// What a browser would run, or fetch from elsewhere.
    private static final Set<String> REFUSED = Set.of("style", "src", "srcdoc", "action", "formaction");

    Tag {
        attributes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        children = List.copyOf(children);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name of an element: " + name);
        }
    }

    static Tag of(String name, Node... children) {
        return new Tag(name, Map.of(), List.of(children));
    }

    /// With a class.
    static Tag classed(String name, String style, Node... children) {
        return of(name, children).with("class", style);
    }

    /// With words in it.
    static Tag said(String name, String words) {
        return of(name, new Text(words));
    }

    /// The same with an attribute. A link leads to a place of this page.
    Tag with(String attribute, String value) {
        boolean link = attribute.equals("href");
        if (!NAME.matcher(attribute).matches()
                || attribute.startsWith("on")
                || REFUSED.contains(attribute)
                || (link && !value.startsWith("#") && !value.equals("data:,"))) {
            throw new IllegalArgumentException("no attribute of this page: " + attribute + "=" + value);
        }
        Map<String, String> all = new LinkedHashMap<>(attributes);
        all.put(attribute, value);
        return new Tag(name, all, children);
    }

    /// The same with more in it.
    Tag add(Node... more) {
        return add(List.of(more));
    }

    Tag add(List<? extends Node> more) {
        List<Node> all = new ArrayList<>(children);
        all.addAll(more);
        return new Tag(name, attributes, all);
    }

    Tag text(String words) {
        return add(new Text(words));
    }
}
