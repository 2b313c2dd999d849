/// The client as JSON: one object asks, one object answers.
///
/// Promises: whatever is asked is answered, and a request that cannot be met is answered with what was wrong with it,
/// where
/// and what to do; a member that no action knows is refused; an answer fits what Lambda returns. Knows nothing of
/// AWS, of HTTP only its status codes. May import `client`, `schema` and Jackson.
package io.windlass.api;
