package io.windlass.client;

import io.windlass.client.RequestFailed.Code;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// The names that jobs, queries and their objects go by.
final class JobName {

    private static final Pattern ANY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,127}");
    private static final Pattern OF_IMPORT = Pattern.compile("[a-z0-9][a-z0-9_-]{0,127}");

    /// Where a step finds what a client puts, below its prefix.
    private static final String FOLDER = "windlass-jobs/";

    private JobName() {}

    /// The same id, if it is one.
    static String checked(String id, String pointer) {
        return checked(ANY, id, pointer, "letters, digits, _ . - and begins with a letter or digit");
    }

    /// The same id, if it is one of a bulk import.
    static String checkedImport(String id) {
        return checked(OF_IMPORT, id, "/job", "lower case letters, digits, - _ and begins with a letter or digit");
    }

    private static String checked(Pattern form, String id, String pointer, String words) {
        if (!form.matcher(id).matches()) {
            throw new RequestFailed(Code.BAD_REQUEST, pointer, "an id has at most 128 characters of " + words);
        }
        return id;
    }

    /// Windlass's own record of a job. A table's name may hold anything, a slash too.
    static String record(String table, String job) {
        return "jobs/" + encoded(table) + "/" + job + ".json";
    }

    /// Where objects wait until all of a job is written.
    static String staged(String table, String job, String random, int part) {
        return "staged/" + encoded(table) + "/" + job + "-" + random + "/" + part;
    }

    /// An object of a job below the prefix of its step.
    static String below(String prefix, String job, String name) {
        return prefix + FOLDER + job + "/" + name;
    }

    private static String encoded(String table) {
        return URLEncoder.encode(table, StandardCharsets.UTF_8);
    }
}
