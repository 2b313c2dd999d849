package io.windlass.load;

import io.windlass.journal.RunFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// Files of a run that stay in memory, under the addresses that they would have.
public final class WithheldFiles implements RunFiles {

    private final RunFiles real;
    private final SequencedMap<String, byte[]> contents = new LinkedHashMap<>();

    WithheldFiles(RunFiles real) {
        this.real = real;
    }

    @Override
    public void put(String name, Body body) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try {
            body.writeTo(content);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + name, e);
        }
        contents.putIfAbsent(name, content.toByteArray());
    }

    @Override
    public InputStream open(String name) {
        byte[] content = contents.get(name);
        return content == null ? real.open(name) : new ByteArrayInputStream(content);
    }

    @Override
    public String url(String name) {
        return real.url(name);
    }

    /// The names of all, in the order of writing.
    public Iterable<String> names() {
        return contents.keySet();
    }

    /// What would be written under a name.
    public byte[] content(String name) {
        byte[] content = contents.get(name);
        if (content == null) {
            throw new IllegalArgumentException("nothing is written as " + name);
        }
        return content.clone();
    }

    /// Writes them after all, where somebody wants to try the run.
    public void release() {
        for (Map.Entry<String, byte[]> file : contents.entrySet()) {
            real.put(file.getKey(), out -> out.write(file.getValue()));
        }
    }
}
