package io.windlass.local.memory;

import io.windlass.journal.RunFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// Windlass's own files in memory.
public class InMemoryRunFiles implements RunFiles {

    private final String base;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    /// @param base what comes before each name in its address: `s3://bucket/` or `s3://bucket/prefix/`
    public InMemoryRunFiles(String base) {
        this.base = Objects.requireNonNull(base, "base is null");
    }

    @Override
    public void put(String name, Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            body.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + url(name), e);
        }
        store(name, bytes.toByteArray());
    }

    @Override
    public InputStream open(String name) {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new UncheckedIOException(new FileNotFoundException(url(name) + " does not exist"));
        }
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public String url(String name) {
        return base + name;
    }

    /// Keeps a file's bytes, if the name is not taken.
    protected void store(String name, byte[] bytes) {
        files.putIfAbsent(name, bytes);
    }
}
