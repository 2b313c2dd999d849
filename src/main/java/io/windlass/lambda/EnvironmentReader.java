package io.windlass.lambda;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads the environment and gathers all that is wrong with it. A variable that is blank counts as unset, because
/// a stack's optional parameter arrives as empty text.
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
                eventBus());
        if (!mistakes.isEmpty()) {
            throw new IllegalStateException("The environment is wrong: " + String.join("; ", mistakes));
        }
        return environment;
    }

    private Environment.OwnObjects ownObjects(String dataBucket) {
        Optional<String> bucket = optional("WINDLASS_BUCKET");
        bucket.ifPresent(name -> check("WINDLASS_BUCKET", name, BUCKET, "the name of a bucket"));
        boolean shared = bucket.isEmpty() || bucket.get().equals(dataBucket);
        return new Environment.OwnObjects(bucket.orElse(dataBucket), shared ? OWN_PREFIX : "");
    }

    private Optional<String> definitions() {
        Optional<String> url = optional("WINDLASS_DEFINITIONS");
        url.ifPresent(
                text -> check("WINDLASS_DEFINITIONS", text, DEFINITIONS, "s3://, a bucket and a prefix, with / last"));
        return url;
    }

    private Optional<String> eventBus() {
        Optional<String> bus = optional("WINDLASS_EVENT_BUS");
        bus.ifPresent(name -> check("WINDLASS_EVENT_BUS", name, EVENT_BUS, "the name or the ARN of an event bus"));
        return bus;
    }

    private List<String> pipelines() {
        List<String> names = Arrays.stream(
                        optional("WINDLASS_PIPELINES").orElse("").split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            check("WINDLASS_PIPELINES", name, PIPELINE, "names of pipelines joined by commas");
            if (!seen.add(name)) {
                mistakes.add("WINDLASS_PIPELINES names " + name + " twice");
            }
        }
        return names;
    }

    private Environment.Host host() {
        Optional<String> workgroup = optional("WINDLASS_WORKGROUP");
        Optional<String> cluster = optional("WINDLASS_CLUSTER");
        if (workgroup.isPresent() == cluster.isPresent()) {
            mistakes.add("exactly one of WINDLASS_WORKGROUP and WINDLASS_CLUSTER must be set, not "
                    + (cluster.isPresent() ? "both" : "neither"));
        }
        return cluster.<Environment.Host>map(Environment.Host.Cluster::new)
                .orElseGet(() -> new Environment.Host.Workgroup(workgroup.orElse("")));
    }

    private Environment.Login login() {
        Optional<String> secret = optional("WINDLASS_SECRET_ARN");
        Optional<String> user = optional("WINDLASS_DB_USER");
        secret.ifPresent(arn -> check("WINDLASS_SECRET_ARN", arn, SECRET, "the ARN of a secret"));
        if (secret.isPresent() && user.isPresent()) {
            mistakes.add("WINDLASS_SECRET_ARN and WINDLASS_DB_USER contradict each other: the secret names the user");
        } else if (user.isPresent() && optional("WINDLASS_CLUSTER").isEmpty()) {
            mistakes.add(
                    "WINDLASS_DB_USER needs WINDLASS_CLUSTER: a workgroup takes its user from the role or a secret");
        }
        return secret.<Environment.Login>map(Environment.Login.Secret::new)
                .or(() -> user.map(Environment.Login.DatabaseUser::new))
                .orElseGet(Environment.Login.OwnRole::new);
    }

    private Optional<String> optional(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private String required(String name) {
        Optional<String> value = optional(name);
        if (value.isEmpty()) {
            mistakes.add(name + " is missing");
        }
        return value.orElse("");
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
