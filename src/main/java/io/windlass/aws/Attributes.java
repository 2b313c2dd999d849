package io.windlass.aws;

/// Takes the attributes of an item one after the other, whatever is made of them: a value of the SDK, or the JSON of a
/// request. What is empty or zero is left out: an absent attribute reads as that.
interface Attributes {

    /// @return this
    Attributes text(String name, String value);

    /// @return this
    Attributes number(String name, long value);
}
