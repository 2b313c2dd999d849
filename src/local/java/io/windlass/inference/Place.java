package io.windlass.inference;

import io.windlass.schema.ColumnPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// What was seen in one place of documents: values, and where those are objects, their members.
public final class Place {

    /// An object with more different members than this is no record but a map, with keys for data.
    static final int MOST_MEMBERS = 200;

    /// Objects within objects within …: beyond this depth they are kept whole.
    static final int DEEPEST = 8;

    /// A member with the empty name, which no path of a column can name.
    private static final ColumnPath.Part NAMELESS = new ColumnPath.Part.Member("");

    private final ColumnPath path;
    private final Values values = new Values();
    private final SequencedMap<ColumnPath.Part, Place> members = new LinkedHashMap<>();
    private long objects;
    private long arrays;
    private long nulls;
    private boolean whole;
    private boolean nameless;

    Place(ColumnPath path) {
        this.path = path;
    }

    void object() {
        objects++;
    }

    void array() {
        arrays++;
    }

    void nothing() {
        nulls++;
    }

    /// The place of a member; empty where members are not looked at.
    Optional<Place> member(ColumnPath.Part part) {
        Place known = members.get(part);
        if (known != null || whole) {
            return Optional.ofNullable(known);
        }
        if (part.equals(NAMELESS)) {
            nameless = true;
            return Optional.empty();
        }
        boolean root = path.parts().isEmpty();
        if (!root && (members.size() >= MOST_MEMBERS || path.parts().size() >= DEEPEST)) {
            keepWhole();
            return Optional.empty();
        }
        Place made = new Place(path.then(new ColumnPath(List.of(part))));
        members.put(part, made);
        return Optional.of(made);
    }

    /// From here on an object here is one value.
    void keepWhole() {
        whole = true;
        members.clear();
    }

    /// Where it is.
    public ColumnPath path() {
        return path;
    }

    /// What is no object, array or null.
    public Values values() {
        return values;
    }

    /// Its members in the order in which they were met.
    public Map<ColumnPath.Part, Place> members() {
        return Collections.unmodifiableMap(members);
    }

    public long objects() {
        return objects;
    }

    public long arrays() {
        return arrays;
    }

    /// JSON's `null`, which COPY loads as NULL.
    public long nulls() {
        return nulls;
    }

    /// Whether something but null was ever here.
    public boolean present() {
        return objects + arrays + values.present() + values.empty() > 0;
    }

    /// Whether it is always an object whose members are columns of their own.
    public boolean record() {
        return !whole && objects > 0 && !members.isEmpty() && arrays == 0 && values.present() + values.empty() == 0;
    }

    /// Whether values of several kinds stand here, so that only SUPER takes them all.
    public boolean mixed() {
        int kinds = 0;
        kinds += objects > 0 ? 1 : 0;
        kinds += arrays > 0 ? 1 : 0;
        kinds += values.texts() > 0 ? 1 : 0;
        kinds += values.numbers() > 0 ? 1 : 0;
        kinds += values.truths() > 0 ? 1 : 0;
        boolean emptyBesideWhole = values.empty() > 0 && (objects > 0 || arrays > 0);
        return kinds > 1 || emptyBesideWhole;
    }

    /// The objects whose members are columns of their own, but for one without a name: this place or places in it.
    List<Place> leavingOut() {
        List<Place> all = new ArrayList<>();
        if (nameless) {
            all.add(this);
        }
        members.values().stream().filter(Place::record).forEach(member -> all.addAll(member.leavingOut()));
        return all;
    }

    /// The places that are columns, in order.
    List<Place> leaves() {
        List<Place> leaves = new ArrayList<>();
        for (Place member : members.values()) {
            if (member.record()) {
                leaves.addAll(member.leaves());
            } else {
                leaves.add(member);
            }
        }
        return leaves;
    }
}
