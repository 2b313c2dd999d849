package io.windlass.load;

import io.windlass.event.StatementName;
import io.windlass.journal.Run;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The names that a run's files, statements and client tokens go by.
public final class RunNames {

    private RunNames() {}

    /// Where the files of a run lie: the number it would have and a random part, so that a planner that loses
    /// the race never touches the winner's files.
    public static String files(String pipeline, long number, String random) {
        return "runs/" + pipeline + "/" + number + "-" + random + "/";
    }

    /// The manifest of one part of a step, numbered from 1.
    public static String manifest(Run run, String step, int part) {
        return manifest(run.files(), step, part);
    }

    static String manifest(String files, String step, int part) {
        return files + step + "/manifest-" + part + ".json";
    }

    /// The list of a step's objects.
    public static String objects(Run run, String step) {
        return objects(run.files(), step);
    }

    static String objects(String files, String step) {
        return files + step + "/objects.json";
    }

    /// A list of guilty objects.
    public static String guilty(Run run, String step, String random) {
        return run.files() + step + "/guilty-" + random + ".json";
    }

    /// What the event that reports the end carries, and what a lost statement is found by.
    public static String statement(String stack, Run run, String action) {
        return new StatementName(stack, run.pipeline(), run.number(), run.attempt(), action).toString();
    }

    /// The client token of an attempt: a function of what is submitted and nothing else, so that whoever
    /// submits the same attempt again gets the same statement (kept 8 hours by the Data API). 64 characters,
    /// its limit.
    public static String token(String journal, Run run, String action) {
        String text = String.join(
                "/", journal, run.pipeline(), Long.toString(run.number()), Integer.toString(run.attempt()), action);
        return digest(text);
    }

    /// SHA-256 in 64 hexadecimal digits.
    static String digest(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
