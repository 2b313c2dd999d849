package io.windlass.page;

import io.windlass.journal.ObjectId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The commands that a page tells, as a shell takes them.
///
/// @param where the options that lead a command to the stack, such as `--stack` and its name
public record Commands(List<String> where) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");

    public Commands {
        where = List.copyOf(where);
    }

    /// Of a stack on AWS.
    public static Commands of(String stack) {
        return new Commands(List.of("--stack", stack));
    }

    String release(String pipeline, ObjectId object) {
        return command("release", pipeline, "--object", object.url());
    }

    String release(String pipeline, long run) {
        return command("release", pipeline, "--run", Long.toString(run));
    }

    String quarantine(String pipeline) {
        return command("quarantine", pipeline);
    }

    String resume(String pipeline) {
        return command("resume", pipeline);
    }

    String run(String pipeline, long run) {
        return command("runs", Long.toString(run), pipeline);
    }

    private String command(String... words) {
        List<String> all = new ArrayList<>(List.of("./windlass"));
        all.addAll(List.of(words));
        all.addAll(where);
        return String.join(" ", all.stream().map(Commands::quoted).toList());
    }

    /// A word that a shell takes for one and as it is. What a page cannot show is written in the way of bash and zsh.
    static String quoted(String word) {
        if (PLAIN.matcher(word).matches()) {
            return word;
        }
        if (word.codePoints().allMatch(Text::shown)) {
            return "'" + word.replace("'", "'\\''") + "'";
        }
        StringBuilder quoted = new StringBuilder("$'");
        word.codePoints().forEach(point -> {
            if (point == '\'' || point == '\\') {
                quoted.append('\\').appendCodePoint(point);
            } else if (Text.shown(point)) {
                quoted.appendCodePoint(point);
            } else {
                for (byte each : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                    // Three digits, after which another digit is one of the word.
                    quoted.append('\\').append(String.format("%03o", each & 0xff));
                }
            }
        });
        return quoted.append('\'').toString();
    }
}
