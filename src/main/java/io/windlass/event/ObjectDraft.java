package io.windlass.event;

import com.fasterxml.jackson.core.JsonParser;
import io.windlass.journal.ObjectId;
import io.windlass.journal.S3Object;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/// The object that an event is about, as far as it was read: the member `s3` of a notification's record or
/// `detail` of an EventBridge event. They differ in the spelling of two members, and both spellings are taken.
final class ObjectDraft {

    /// Bytes of a key (S3 User Guide, "Naming Amazon S3 objects").
    private static final int LONGEST_KEY = 1_024;
    /// Names of old buckets may be this long; new ones have at most 63 characters.
    private static final int LONGEST_BUCKET = 255;
    /// Bytes of a version id (S3 API Reference, "ObjectVersion").
    private static final int LONGEST_VERSION = 1_024;
    /// Neither is bounded by a document. Real ones have 16 to 18 and 32 to 38 characters. A bound there must be,
    /// because both go into an item of the journal.
    private static final int LONGEST_TAG = 256;

    private final Members members;
    private final boolean formEncoded;
    /// The last one that was found to be a bucket.
    private String goodBucket;
    private String bucket;
    private String key;
    private int keyLength;
    private Optional<Problem> malformed;
    private String etag;
    private String version;
    private String sequencer;
    private long size;
    private String deletion;

    /// @param formEncoded whether keys come encoded as a form does
    ObjectDraft(JsonParser parser, boolean formEncoded) {
        this.members = new Members(parser);
        this.formEncoded = formEncoded;
        begin();
    }

    /// Forgets the object before.
    void begin() {
        members.begin();
        bucket = null;
        key = null;
        malformed = Optional.empty();
        etag = "";
        version = "";
        sequencer = "";
        size = 0;
        deletion = "";
    }

    /// Reads to the end of the object that the parser has just begun.
    void read() throws IOException {
        for (String name = members.next(); name != null; name = members.next()) {
            switch (name) {
                case "bucket" -> readBucket();
                case "object" -> readObject();
                case "deletion-type" -> deletion = members.text(name);
                default -> members.skip();
            }
        }
    }

    private void readBucket() throws IOException {
        if (!members.object("bucket")) {
            return;
        }
        for (String name = members.next(); name != null; name = members.next()) {
            if (name.equals("name")) {
                bucket = members.text("bucket.name");
            } else {
                members.skip();
            }
        }
    }

    private void readObject() throws IOException {
        if (!members.object("object")) {
            return;
        }
        for (String name = members.next(); name != null; name = members.next()) {
            switch (name) {
                case "key" -> readKey();
                case "size" -> size = members.size("object.size");
                case "eTag", "etag" -> etag = unquoted(orEmpty(members.text("object.eTag")));
                case "versionId", "version-id" -> version = orEmpty(members.text("object.versionId"));
                case "sequencer" -> sequencer = orEmpty(members.text("object.sequencer"));
                default -> members.skip();
            }
        }
    }

    private void readKey() throws IOException {
        malformed = Optional.empty();
        if (!formEncoded) {
            key = members.text("object.key");
            keyLength = key == null ? 0 : Utf8.length(key);
            return;
        }
        FormText form = members.form("object.key");
        key = null;
        if (form instanceof FormText.Decoded(String text, int bytes)) {
            key = text;
            keyLength = bytes;
        } else if (form instanceof FormText.Malformed(String reason)) {
            String text = members.parser().getText();
            malformed = Optional.of(new Problem("object.key", reason + ": " + Shown.quoted(text)));
        }
    }

    /// The object as written.
    ///
    /// @param place of the record or event
    /// @param member what was read of it: `s3` or `detail`
    EventItem created(Place place, String member, Instant time) {
        Optional<Problem> problem = members.problem().isPresent() ? members.problem() : malformed;
        if (problem.isEmpty()) {
            problem = Optional.ofNullable(outOfBounds());
        }
        return problem.isPresent()
                ? problem.get().at(place.member(member))
                : new EventItem.Created(
                        new S3Object(new ObjectId(bucket, key), sequencer, etag, version, size, time), place);
    }

    /// The object as removed. What is wrong with it is of no account: nobody has to load it.
    ///
    /// @param marker whether a delete marker hides it
    EventItem removed(Place place, boolean marker, Instant time) {
        boolean wrong = members.problem().isPresent() || malformed.isPresent() || outOfBounds() != null;
        return wrong
                ? new EventItem.Removed(place)
                : new EventItem.Removed(
                        Optional.of(new S3Object(new ObjectId(bucket, key), sequencer, "", version, 0, time)),
                        marker,
                        place);
    }

    /// Whether EventBridge says that a delete marker was made.
    boolean marker() {
        return "Delete Marker Created".equals(deletion);
    }

    private Problem outOfBounds() {
        Problem problem = bucketProblem();
        if (problem == null) {
            problem = present("object.key", key);
        }
        if (problem == null) {
            problem = bounded("object.key", key, keyLength, LONGEST_KEY);
        }
        if (problem == null) {
            problem = bounded("object.sequencer", sequencer, LONGEST_TAG);
        }
        if (problem == null) {
            problem = bounded("object.eTag", etag, LONGEST_TAG);
        }
        return problem == null ? bounded("object.versionId", version, LONGEST_VERSION) : problem;
    }

    /// Most records of an event are of one bucket, which is looked at once.
    private Problem bucketProblem() {
        if (bucket != null && bucket.equals(goodBucket)) {
            return null;
        }
        Problem problem = present("bucket.name", bucket);
        if (problem == null) {
            problem = bounded("bucket.name", bucket, LONGEST_BUCKET);
        }
        if (problem == null) {
            goodBucket = bucket;
        }
        return problem;
    }

    private static Problem present(String member, String text) {
        if (text == null || text.isEmpty()) {
            return new Problem(member, text == null ? "is missing" : "is empty");
        }
        return null;
    }

    private static Problem bounded(String member, String text, int most) {
        return bounded(member, text, Utf8.length(text), most);
    }

    private static Problem bounded(String member, String text, int length, int most) {
        if (length < 0) {
            return new Problem(member, "holds half a character, which no UTF-8 can hold: " + Shown.quoted(text));
        }
        return length <= most ? null : new Problem(member, "has " + length + " bytes, more than " + most);
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private static String unquoted(String tag) {
        boolean quoted = tag.length() >= 2 && tag.charAt(0) == '"' && tag.charAt(tag.length() - 1) == '"';
        return quoted ? tag.substring(1, tag.length() - 1) : tag;
    }
}
