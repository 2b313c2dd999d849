package io.windlass.pipeline;

import io.windlass.redshift.Compression;
import io.windlass.redshift.CopyOptions;
import io.windlass.redshift.Format;
import io.windlass.schema.Table;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What objects hold and how COPY reads them, given in texts as on a command line and not in a definition. The rules
/// are those of a copy step, and so is the list of options.
///
/// @param format what the objects hold
/// @param options COPY's own options
/// @param compression the one compression of all objects; empty to go by the extension
public record CopyForm(Format format, CopyOptions options, Optional<Compression> compression) {

    public CopyForm {
        Objects.requireNonNull(format, "format is null");
        Objects.requireNonNull(options, "options is null");
        Objects.requireNonNull(compression, "compression is null");
    }

    /// The compression of the object with this key.
    public Compression compressionOf(String key) {
        return compression.orElseGet(() -> Compression.of(key));
    }

    /// All options that COPY has, in the order of their names.
    public static List<Flag> flags() {
        return Arrays.stream(CopyOption.values()).map(Flag::of).toList();
    }

    /// Reads texts.
    ///
    /// @param format as definitions write it
    /// @param compression as definitions write it; `auto` to go by the extension
    /// @param options by their names in lower case; an empty text where an option is only named
    /// @param table the declared target; empty where it is only known by its name
    public static Reading read(String format, String compression, Map<String, String> options, Optional<Table> table) {
        Map<String, Json> given = new LinkedHashMap<>();
        options.forEach((name, text) -> given.put(name, value(name, text)));
        Json step = new Json(
                Map.of("format", new Json(format), "compression", new Json(compression), "options", new Json(given)));
        List<Mistake> mistakes = new ArrayList<>();
        Optional<CopyForm> form =
                new CopyReader(new Fields(Place.of(mistakes, ""), step), new Declarations()).form(table);
        return form.filter(sound -> mistakes.isEmpty())
                .<Reading>map(Reading.Understood::new)
                .orElseGet(() -> new Reading.Refused(
                        mistakes.stream().map(Mistake::message).toList()));
    }

    private static Json value(String name, String text) {
        if (text.isEmpty() && CopyOption.of(name).filter(Flag::mayBeBare).isPresent()) {
            return new Json(true);
        }
        boolean counts = CopyOption.of(name).filter(Flag::counts).isPresent();
        return counts && text.matches("[0-9]{1,18}") ? new Json(new BigInteger(text)) : new Json(text);
    }

    /// What became of the texts.
    public sealed interface Reading {
        record Understood(CopyForm form) implements Reading {}

        /// @param mistakes every one, each a sentence with the option's name in quotes
        record Refused(List<String> mistakes) implements Reading {
            public Refused {
                mistakes = List.copyOf(mistakes);
            }
        }
    }

    /// An option of COPY as a person gives it.
    ///
    /// @param name in lower case
    /// @param value what its value is, in a few words; empty where it has none
    /// @param bare whether it can stand without a value
    /// @param formats those that accept it
    public record Flag(String name, String value, boolean bare, Set<Format> formats) {

        public Flag {
            Objects.requireNonNull(name, "name is null");
            Objects.requireNonNull(value, "value is null");
            formats = Collections.unmodifiableSet(new TreeSet<>(formats));
        }

        private static Flag of(CopyOption option) {
            Set<Format> formats =
                    Arrays.stream(Format.values()).filter(option::accepted).collect(Collectors.toSet());
            return new Flag(option.text(), value(option.shape()), mayBeBare(option), formats);
        }

        private static boolean mayBeBare(CopyOption option) {
            return option.shape() == CopyOption.Shape.FLAG || option.shape() == CopyOption.Shape.FLAG_OR_CHARACTER;
        }

        private static boolean counts(CopyOption option) {
            return option.shape() == CopyOption.Shape.COUNT || option.shape() == CopyOption.Shape.ERRORS;
        }

        private static String value(CopyOption.Shape shape) {
            return switch (shape) {
                case FLAG -> "";
                case COUNT -> "a whole number";
                case ERRORS -> "a whole number up to 100,000";
                case CHARACTER -> "one ASCII character";
                case CHARACTERS -> "one character or several, such as | or \\t";
                case FLAG_OR_CHARACTER -> "one ASCII character, or nothing";
                case NULL_TEXT -> "a text";
                case REGION -> "a region, such as eu-west-1";
                case SWITCH -> "on or off";
                case SWITCH_OR_PRESET -> "on, off or preset";
                case ENCODING -> "utf8, utf16, utf16le or utf16be";
                case DATE_FORMAT -> "auto, or a form such as YYYY-MM-DD";
                case TIME_FORMAT -> "auto, epochsecs, epochmillisecs, or a form such as YYYY-MM-DD HH:MI:SS";
                case WIDTHS -> "pairs of label and width, such as id:10,name:40";
            };
        }
    }
}
