package io.windlass.lambda;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads the environment and gathers all that is wrong with it. A variable that is blank counts as unset, because
/// a stack's optional parameter arrives as empty text.
///
/// Written without lambdas, each of which is a class made at run time: every start of a function comes by here.
final class EnvironmentReader {

    private static final String OWN_PREFIX = "_windlass/";

    private static final Pattern STACK = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]{0,127}");
    private static final Pattern TABLE = Pattern.compile("[a-zA-Z0-9_.-]{3,255}");
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern DEFINITIONS = Pattern.compile("s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]/(.+/)?");
    private static final String BUS_NAME = "[a-zA-Z0-9._/-]{1,256}";
    private static final Pattern EVENT_BUS =
            Pattern.compile(BUS_NAME + "|arn:[a-z-]+:events:[a-z0-9-]+:[0-9]{12}:event-bus/" + BUS_NAME);
    private static final Pattern PIPELINE = Pattern.compile("[a-z][a-z0-9_-]{0,62}");
    private static final Pattern SECRET = Pattern.compile("arn:[a-z-]+:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:.+");
    private static final String ROLE = "arn:[a-z-]+:iam::[0-9]{12}:role/[^,\\s]+";
    private static final Pattern COPY_ROLE = Pattern.compile("default|" + ROLE + "(," + ROLE + ")*");

    private static final Pattern YES_OR_NO = Pattern.compile("yes|no");

    private final Map<String, String> variables;
    private final List<String> mistakes = new ArrayList<>();

    EnvironmentReader(Map<String, String> variables) {
        this.variables = variables;
    }

    Environment read() {
        String dataBucket = required("WINDLASS_DATA_BUCKET", BUCKET, "the name of a bucket");
        Environment environment = new Environment(
                required("WINDLASS_STACK", STACK, "the name of a stack"),
                required("WINDLASS_TABLE", TABLE, "the name of a table"),
                dataBucket,
                ownObjects(dataBucket),
                pipelines(),
                definitions(),
                new Environment.WarehouseAccess(required("WINDLASS_DATABASE"), host(), login()),
                required("WINDLASS_COPY_ROLE", COPY_ROLE, "the ARN of a role, ARNs joined by commas, or default"),
                removals(),
                eventBus());
        if (!mistakes.isEmpty()) {
            throw new IllegalStateException("The environment is wrong: " + String.join("; ", mistakes));
        }
        return environment;
    }

    private Environment.OwnObjects ownObjects(String dataBucket) {
        String bucket = optional("WINDLASS_BUCKET", BUCKET, "the name of a bucket");
        boolean shared = bucket.isEmpty() || bucket.equals(dataBucket);
        return new Environment.OwnObjects(bucket.isEmpty() ? dataBucket : bucket, shared ? OWN_PREFIX : "");
    }

    private Optional<String> definitions() {
        String url = optional("WINDLASS_DEFINITIONS", DEFINITIONS, "s3://, a bucket and a prefix, with / last");
        return url.isEmpty() ? Optional.empty() : Optional.of(url);
    }

    private Optional<String> eventBus() {
        String bus = optional("WINDLASS_EVENT_BUS", EVENT_BUS, "the name or the ARN of an event bus");
        return bus.isEmpty() ? Optional.empty() : Optional.of(bus);
    }

    private List<String> pipelines() {
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String part : value("WINDLASS_PIPELINES").split(",", -1)) {
            String name = part.strip();
            if (name.isEmpty()) {
                continue;
            }
            names.add(name);
            check("WINDLASS_PIPELINES", name, PIPELINE, "names of pipelines joined by commas");
            if (!seen.add(name)) {
                mistakes.add("WINDLASS_PIPELINES names " + name + " twice");
            }
        }
        return names;
    }

    private boolean removals() {
        return optional("WINDLASS_REMOVALS", YES_OR_NO, "yes or no").equals("yes");
    }

    private Environment.Host host() {
        String workgroup = value("WINDLASS_WORKGROUP");
        String cluster = value("WINDLASS_CLUSTER");
        if (workgroup.isEmpty() == cluster.isEmpty()) {
            mistakes.add("exactly one of WINDLASS_WORKGROUP and WINDLASS_CLUSTER must be set, not "
                    + (cluster.isEmpty() ? "neither" : "both"));
        }
        return cluster.isEmpty() ? new Environment.Host.Workgroup(workgroup) : new Environment.Host.Cluster(cluster);
    }

    private Environment.Login login() {
        String secret = optional("WINDLASS_SECRET_ARN", SECRET, "the ARN of a secret");
        String user = value("WINDLASS_DB_USER");
        if (!secret.isEmpty() && !user.isEmpty()) {
            mistakes.add("WINDLASS_SECRET_ARN and WINDLASS_DB_USER contradict each other: the secret names the user");
        } else if (!user.isEmpty() && value("WINDLASS_CLUSTER").isEmpty()) {
            mistakes.add(
                    "WINDLASS_DB_USER needs WINDLASS_CLUSTER: a workgroup takes its user from the role or a secret");
        }
        if (!secret.isEmpty()) {
            return new Environment.Login.Secret(secret);
        }
        return user.isEmpty() ? new Environment.Login.OwnRole() : new Environment.Login.DatabaseUser(user);
    }

    /// Empty where it is not set.
    private String value(String name) {
        String value = variables.get(name);
        return value == null ? "" : value.strip();
    }

    private String optional(String name, Pattern form, String meaning) {
        String value = value(name);
        if (!value.isEmpty()) {
            check(name, value, form, meaning);
        }
        return value;
    }

    private String required(String name) {
        String value = value(name);
        if (value.isEmpty()) {
            mistakes.add(name + " is missing");
        }
        return value;
    }

    private String required(String name, Pattern form, String meaning) {
        String value = required(name);
        if (!value.isEmpty()) {
            check(name, value, form, meaning);
        }
        return value;
    }

    private void check(String name, String value, Pattern form, String meaning) {
        if (!form.matcher(value).matches()) {
            mistakes.add(name + " is \"" + value + "\"; it must be " + meaning);
        }
    }
}
