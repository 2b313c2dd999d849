package io.windlass.local.warehouse.dataapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// A request whose members have been checked.
///
/// @param members as sent
/// @param owner who sent it: the access key of its signature
record Request(JsonNode members, String owner) {

    Optional<String> text(String name) {
        return members.hasNonNull(name) ? Optional.of(members.get(name).textValue()) : Optional.empty();
    }

    /// A text that must be there.
    String required(String name) {
        return members.get(name).textValue();
    }

    int number(String name, int otherwise) {
        return members.hasNonNull(name) ? members.get(name).intValue() : otherwise;
    }

    boolean flag(String name) {
        return members.path(name).asBoolean(false);
    }

    /// Whether a statement's place is one that the request asks for.
    boolean asksFor(Submission.Target target) {
        return matches("Database", Optional.of(target.database()))
                && matches("ClusterIdentifier", target.cluster())
                && matches("WorkgroupName", target.workgroup());
    }

    private boolean matches(String name, Optional<String> value) {
        return text(name).isEmpty() || text(name).equals(value);
    }
}
