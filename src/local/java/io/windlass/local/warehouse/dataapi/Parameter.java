package io.windlass.local.warehouse.dataapi;

import java.util.regex.Pattern;

/// A named parameter: always a text, never empty, never NULL.
///
/// @param name what stands after the colon
/// @param value the text
record Parameter(String name, String value) {

    private static final Pattern NAME = Pattern.compile("[0-9a-zA-Z_]+");

    static Parameter of(String name, String value) throws ApiFailure {
        if (!NAME.matcher(name).matches()) {
            throw ApiFailure.validation("Parameter name '" + name + "' must match " + NAME);
        }
        if (value.isEmpty()) {
            throw ApiFailure.validation("Parameter '" + name + "': value must have length greater than or equal to 1");
        }
        return new Parameter(name, value);
    }
}
