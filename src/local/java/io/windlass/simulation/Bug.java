package io.windlass.simulation;

/// A hole that the protocol closes, to be opened again on purpose. The simulation must find each of them;
/// `docs/exactly-once.md` tells what each would do to a real table.
public enum Bug {
    H1("a run opens although the epoch has moved since its arrivals were read"),
    H2("the guard is asked before the fence is locked"),
    H3("a run is given up without a void in the ledger"),
    H4("the ledger is not read when the outcome is in doubt"),
    H5("a close frees the pipeline whatever run it has"),
    H6("a mark overwrites the mark of a higher run"),
    H7("the number of a run is made of a clock"),
    H8("an arrival's key has no generation"),
    H9("an object is released by two writes"),
    H10("an undo is no run of its own"),
    H11("a statement's id is saved whatever the run has become"),
    H12("a run opens although the pipeline was paused since it was looked at"),
    H13("marks expire"),
    H14("what is appended may be loaded again when it was overwritten"),
    H15("an arrival's key has no sequencer"),
    H16("the attempt stays the same when a run goes on to its next step"),
    H17("a start does not outdate what planners have read"),
    H18("a run that ends early keeps the start that it did not serve"),
    H19("a run with a shortened list takes the start all the same"),
    H20("a start with nothing to do opens no run"),
    H21("a sql step covers its own run only"),
    H22("a run that ends early counts all its steps as done"),
    H23("a run closes whatever its attempt has become"),
    H24("a run goes on when the step that was given up turns out loaded");

    private final String hole;

    Bug(String hole) {
        this.hole = hole;
    }

    /// What is wrong, in one sentence.
    public String hole() {
        return hole;
    }
}
