package io.windlass.pipeline;

import io.windlass.redshift.CopyOptions;
import io.windlass.redshift.CopyOptions.Value;
import io.windlass.redshift.Format;
import io.windlass.schema.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// Reads the `options` of a copy step against the format's.
final class OptionReader {

    private static final List<String> EPOCHS = List.of("epochsecs", "epochmillisecs");
    private static final Pattern DATE_PART = Pattern.compile("(?i)YY|MM|MON|DD|DAY|DY|J");
    private static final Pattern TIME_PART = Pattern.compile("(?i)YY|MM|MON|DD|HH|MI|SS");
    private static final Pattern OCTAL = Pattern.compile("\\\\[01][0-7]{2}");
    private static final Pattern WIDTHS = Pattern.compile("[^:,]+:[1-9][0-9]*(,[^:,]+:[1-9][0-9]*)*");

    /// The most that COPY takes for MAXERROR.
    private static final long MAX_ERRORS = 100_000;

    private final Fields options;
    private final Optional<Format> format;

    OptionReader(Fields options, Optional<Format> format) {
        this.options = options;
        this.format = format;
    }

    CopyOptions read() {
        SequencedMap<String, Value> values = new LinkedHashMap<>();
        for (String name : options.names()) {
            Optional<CopyOption> option = option(name);
            option.flatMap(this::value).ifPresent(value -> values.put(name, value));
        }
        together("maxerror", "ignoreallerrors", "COPY takes either");
        return CopyOptions.of(values);
    }

    private void together(String one, String other, String why) {
        if (options.has(one) && options.has(other)) {
            options.at(other).mistake("\"" + one + "\" and \"" + other + "\" are given together; " + why);
        }
    }

    private Optional<CopyOption> option(String name) {
        Optional<CopyOption> option = CopyOption.of(name);
        if (option.isEmpty()) {
            options.at(name)
                    .mistake(CopyOption.elsewhere(name)
                            .map(where -> Fields.quoted(name) + " is not given as an option: " + where)
                            .orElseGet(() -> "unknown option " + Fields.quoted(name)
                                    + Suggestion.nearest(name, CopyOption.texts())
                                            .map(near -> "; did you mean \"" + near + "\"?")
                                            .orElse("; known are " + String.join(", ", CopyOption.texts()))));
            return Optional.empty();
        }
        if (format.isPresent() && !option.get().accepted(format.get())) {
            options.at(name).mistake(unaccepted(option.get(), format.get()));
            return Optional.empty();
        }
        return option;
    }

    /// Names what the format takes where that is little, else the formats that take the option.
    private static String unaccepted(CopyOption option, Format format) {
        List<String> taken = CopyOption.acceptedBy(format);
        return "\"" + option.text() + "\" is not accepted by format \"" + format.text() + "\""
                + (taken.size() <= 6
                        ? ", which takes only " + String.join(", ", taken)
                        : "; it is for " + option.formats());
    }

    private Optional<Value> value(CopyOption option) {
        String name = option.text();
        return switch (option.shape()) {
            case FLAG -> flag(name);
            case COUNT -> options.count(name, 0, Integer.MAX_VALUE).map(Value.Count::new);
            case ERRORS -> options.count(name, 0, MAX_ERRORS).map(Value.Count::new);
            case CHARACTER -> character(name);
            case CHARACTERS -> characters(name);
            case FLAG_OR_CHARACTER -> options.value(name).isText() ? character(name) : flag(name);
            case NULL_TEXT -> nullText(name);
            case REGION -> matching(name, "[a-z]{2}(-[a-z]+)+-[0-9]", "a region, such as \"eu-west-1\"");
            case SWITCH -> word(name, List.of("on", "off"));
            case SWITCH_OR_PRESET -> word(name, List.of("on", "off", "preset"));
            case ENCODING -> word(name, List.of("utf8", "utf16", "utf16le", "utf16be"));
            case DATE_FORMAT -> dateFormat(name);
            case TIME_FORMAT -> timeFormat(name);
            case WIDTHS -> matching(name, WIDTHS.pattern(), "pairs of label and width, such as \"id:10,name:40\"");
        };
    }

    private Optional<Value> flag(String name) {
        Json value = options.value(name);
        if (value.isFlag() && value.flag()) {
            return Optional.of(new Value.Flag());
        }
        options.at(name)
                .mistake(
                        value.isFlag()
                                ? "\"" + name + "\" is either true or left out"
                                : "\"" + name + "\" must be true, not " + Fields.kind(value));
        return Optional.empty();
    }

    private Optional<Value> character(String name) {
        return options.text(name).flatMap(text -> {
            if (text.length() == 1 && text.charAt(0) > 0 && text.charAt(0) < 128) {
                return Optional.of(new Value.Text(text));
            }
            options.at(name).mistake("\"" + name + "\" must be one ASCII character, not " + Fields.quoted(text));
            return Optional.empty();
        });
    }

    /// One character or several, or one in octal as `\ddd`, or `\t`: those become the character itself, so that
    /// nothing hangs on who resolves a backslash in a literal.
    private Optional<Value> characters(String name) {
        return options.text(name).flatMap(text -> {
            if (!text.isEmpty() && !text.contains("\n") && !text.contains("\r")) {
                return Optional.of(new Value.Text(resolved(text)));
            }
            options.at(name)
                    .mistake("\"" + name + "\" must be a character such as \"|\" or \"\\t\", not "
                            + Fields.quoted(text));
            return Optional.empty();
        });
    }

    private static String resolved(String text) {
        if (text.equals("\\t")) {
            return "\t";
        }
        return OCTAL.matcher(text).matches() ? Character.toString(Integer.parseInt(text.substring(1), 8)) : text;
    }

    private Optional<Value> nullText(String name) {
        return options.text(name).flatMap(text -> {
            if (!text.contains("\n") && !text.equals("\\n")) {
                return Optional.of(new Value.Text(text));
            }
            options.at(name).mistake("\"" + name + "\" must not be a line break: COPY takes it for the end of a row");
            return Optional.empty();
        });
    }

    private Optional<Value> matching(String name, String pattern, String must) {
        return options.text(name).flatMap(text -> {
            if (text.matches(pattern)) {
                return Optional.of(new Value.Text(text));
            }
            options.at(name).mistake("\"" + name + "\" must be " + must + ", not " + Fields.quoted(text));
            return Optional.empty();
        });
    }

    /// A bare word, in any case of letters; true and false stand for on and off.
    private Optional<Value> word(String name, List<String> words) {
        Json value = options.value(name);
        if (value.isFlag() && words.contains("on")) {
            return Optional.of(new Value.Word(value.flag() ? "ON" : "OFF"));
        }
        return options.text(name)
                .flatMap(text -> Choice.among(options.at(name), name, text.toLowerCase(Locale.ROOT), words))
                .map(text -> new Value.Word(text.toUpperCase(Locale.ROOT)));
    }

    private Optional<Value> dateFormat(String name) {
        return options.text(name).flatMap(text -> {
            if (text.equals("auto") || (!epoch(text) && DATE_PART.matcher(text).find())) {
                return Optional.of(new Value.Text(text));
            }
            options.at(name)
                    .mistake(
                            epoch(text)
                                    ? "a date has no epoch; " + Fields.quoted(text) + " is for \"timeformat\""
                                    : "\"dateformat\" is \"auto\" or a form such as \"YYYY-MM-DD\", not "
                                            + Fields.quoted(text));
            return Optional.empty();
        });
    }

    /// The words are case-sensitive in COPY, and a wrong one is taken for a form that nothing fits.
    private Optional<Value> timeFormat(String name) {
        return options.text(name).flatMap(text -> {
            boolean known = text.equals("auto") || EPOCHS.contains(text);
            if (known || (!epoch(text) && TIME_PART.matcher(text).find())) {
                return Optional.of(new Value.Text(text));
            }
            options.at(name)
                    .mistake("\"timeformat\" is \"auto\", \"epochsecs\", \"epochmillisecs\" or a form such as "
                            + "\"YYYY-MM-DD HH:MI:SS\", not " + Fields.quoted(text)
                            + Suggestion.nearest(text, List.of("auto", "epochsecs", "epochmillisecs"))
                                    .map(near -> "; did you mean \"" + near + "\"?")
                                    .orElse(""));
            return Optional.empty();
        });
    }

    private static boolean epoch(String text) {
        return text.toLowerCase(Locale.ROOT).startsWith("epoch");
    }
}
