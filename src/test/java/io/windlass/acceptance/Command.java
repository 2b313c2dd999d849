package io.windlass.acceptance;

import io.windlass.cli.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/// A command that has ended.
///
/// @param code its exit code
/// @param out the lines of its standard output
/// @param err its standard error
public record Command(int code, List<String> out, String err) {

    /// Runs one in this process.
    public static Command run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(arguments, new PrintWriter(out, true), new PrintWriter(err, true));
        return new Command(code, out.toString().lines().toList(), err.toString());
    }
}
