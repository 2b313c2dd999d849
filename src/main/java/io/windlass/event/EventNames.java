package io.windlass.event;

/// The names of what happened to an object, such as `ObjectCreated:Put` or, in older events, `s3:ObjectCreated:Put`.
/// Keeps the last one, since most records of an event are of one name.
final class EventNames {

    private String name = "";
    private String family = "";

    /// The part before the colon, without `s3:`.
    String family(String next) {
        if (!next.equals(name)) {
            String bare = next.startsWith("s3:") ? next.substring(3) : next;
            int colon = bare.indexOf(':');
            name = next;
            family = colon < 0 ? bare : bare.substring(0, colon);
        }
        return family;
    }
}
