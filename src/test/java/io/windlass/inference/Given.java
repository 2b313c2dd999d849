package io.windlass.inference;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.windlass.inference.Inference.InferredColumn;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A sample of a few bytes.
final class Given implements Sample {

    private final String name;
    private final byte[] bytes;

    Given(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    @Override
    public String name() {
        return name;
    }

    byte[] bytes() {
        return bytes;
    }

    static Given text(String name, String text) {
        return new Given(name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public InputStream open(long position) {
        return new ByteArrayInputStream(Arrays.copyOfRange(bytes, (int) position, bytes.length));
    }

    static Inference infer(Sample... samples) throws SampleFailed {
        return infer(Wishes.none(), samples);
    }

    static Inference infer(Wishes wishes, Sample... samples) throws SampleFailed {
        return Inference.of(new Sampling(wishes).read(List.of(samples)));
    }

    static Inference csv(String text) throws SampleFailed {
        return infer(text("rows.csv", text));
    }

    static Inference json(String text) throws SampleFailed {
        return infer(text("rows.json", text));
    }

    static String refusal(Sample... samples) {
        return assertThrows(SampleFailed.class, () -> infer(samples)).getMessage();
    }

    /// `name TYPE` of each column, separated by commas.
    static String columns(Inference inference) {
        return inference.columns().stream()
                .map(column -> column.name() + " " + column.type().sql())
                .collect(Collectors.joining(", "));
    }

    /// The type of the one column.
    static String type(Inference inference) {
        return inference.columns().stream()
                .map(InferredColumn::type)
                .map(Object::toString)
                .collect(Collectors.joining(", "));
    }
}
