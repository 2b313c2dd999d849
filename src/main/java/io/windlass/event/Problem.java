package io.windlass.event;

/// What is wrong with a member.
///
/// @param member its path from the object at hand, such as `object.key`
/// @param reason what is wrong with it
record Problem(String member, String reason) {

    EventItem.Unreadable at(Place place) {
        return new EventItem.Unreadable(place.member(member), reason);
    }
}
