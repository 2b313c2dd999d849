package io.windlass.adoption;

import java.io.IOException;
import java.util.function.Consumer;

/// What another loader left behind, told as it is read.
@FunctionalInterface
public interface Claims {

    /// @param claims hears of each object that it has loaded
    /// @param others hears of what it has not, and of what cannot be read
    /// @throws IOException where it cannot be read any further; the message says where
    void tell(Consumer<Claim> claims, Consumer<Other> others) throws IOException;

    /// What is no claim.
    ///
    /// @param place where it is said, for a person
    /// @param what what it is about, such as an object
    /// @param why why it is none
    /// @param bad whether it cannot be understood; else the loader says itself that it is not loaded
    record Other(String place, String what, String why, boolean bad) {}
}
