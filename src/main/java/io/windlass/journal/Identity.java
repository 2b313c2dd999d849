package io.windlass.journal;

/// The journal's own random id, made once with its table. It is part of every ledger key and every client
/// token, so two stacks, or one that was made anew, never take each other's runs for their own.
public interface Identity {

    /// The id: 12 characters of `[a-z0-9]`, the same at every call.
    String journal();
}
