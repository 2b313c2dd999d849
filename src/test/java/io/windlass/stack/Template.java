package io.windlass.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// A template of CloudFormation as a tree of maps, lists and text. What is written `!If […]` is a map
/// with the one member `If`.
///
/// @param root the whole template
record Template(Map<?, ?> root) {

    static Template read() throws IOException {
        Object root = new Yaml(new Tags()).load(Files.readString(Path.of("template.yaml")));
        return new Template(map(root));
    }

    /// The resources of a type, by their names.
    Map<String, Map<?, ?>> resources(String type) {
        Map<String, Map<?, ?>> found = new LinkedHashMap<>();
        map(root.get("Resources")).forEach((name, resource) -> {
            if (type.equals(map(resource).get("Type"))) {
                found.put(name.toString(), map(map(resource).get("Properties")));
            }
        });
        return found;
    }

    Map<?, ?> resource(String name) {
        return map(map(root.get("Resources")).get(name));
    }

    Map<?, ?> properties(String name) {
        return map(resource(name).get("Properties"));
    }

    Map<?, ?> section(String name) {
        return map(root.get(name));
    }

    /// The statements of a role's policies, those under a condition too.
    List<Map<?, ?>> statements(String role) {
        List<Map<?, ?>> statements = new ArrayList<>();
        for (Object policy : (List<?>) properties(role).get("Policies")) {
            statements.addAll(statements(map(policy).get("PolicyDocument")));
        }
        return statements;
    }

    /// The statements of a policy document.
    static List<Map<?, ?>> statements(Object document) {
        return ((List<?>) map(document).get("Statement"))
                .stream()
                        .flatMap(Template::branches)
                        .<Map<?, ?>>map(Template::map)
                        .filter(statement -> statement.containsKey("Effect"))
                        .toList();
    }

    /// What stands there: itself, or what an `!If` may choose.
    static Stream<?> branches(Object value) {
        return value instanceof Map<?, ?> map && map.get("If") instanceof List<?> choice
                ? choice.stream().skip(1).flatMap(Template::branches)
                : Stream.of(value);
    }

    /// One text or several.
    static List<String> texts(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of(value.toString());
    }

    static Map<?, ?> map(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new AssertionError("not a map: " + value);
    }

    /// The short forms of CloudFormation's functions.
    private static final class Tags extends SafeConstructor {

        Tags() {
            super(new LoaderOptions());
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return Map.of(node.getTag().getValue().substring(1), value(node));
                }
            });
        }

        private Object value(Node node) {
            return switch (node) {
                case ScalarNode scalar -> constructScalar(scalar);
                case SequenceNode sequence -> constructSequence(sequence);
                case MappingNode mapping -> constructMapping(mapping);
                default -> throw new AssertionError("a node of YAML is one of three, not " + node);
            };
        }
    }
}
