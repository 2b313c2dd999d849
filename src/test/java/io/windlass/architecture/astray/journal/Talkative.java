package io.windlass.architecture.astray.journal;

/// Has more methods than it should.
public interface Talkative {

    void one();

    void two();

    void three();
}
