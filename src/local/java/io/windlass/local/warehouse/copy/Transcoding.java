package io.windlass.local.warehouse.copy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A file in UTF-16 as UTF-8, with ENCODING.
final class Transcoding extends InputStream {

    private final Reader reader;
    private final char[] characters = new char[8192];
    private int kept;
    private byte[] bytes = new byte[0];
    private int at;

    private Transcoding(Reader reader) {
        this.reader = reader;
    }

    static InputStream open(InputStream file, CopyCommand command) throws IOException {
        String encoding = command.text(CopyOption.ENCODING).orElse("UTF8").toUpperCase(Locale.ROOT);
        return switch (encoding) {
            case "UTF8" -> file;
            case "UTF16" -> decoded(file, StandardCharsets.UTF_16);
            case "UTF16LE" -> decoded(file, StandardCharsets.UTF_16LE);
            case "UTF16BE" -> decoded(file, StandardCharsets.UTF_16BE);
            default -> throw new IOException("ENCODING " + encoding + " is not one of UTF8, UTF16, UTF16LE, UTF16BE");
        };
    }

    private static InputStream decoded(InputStream file, Charset charset) {
        return new Transcoding(new InputStreamReader(
                file,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (at == bytes.length) {
            int read = reader.read(characters, kept, characters.length - kept);
            if (read < 0) {
                return -1;
            }
            convert(kept + read);
        }
        int count = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, target, offset, count);
        at += count;
        return count;
    }

    /// The first half of a surrogate pair waits for the second.
    private void convert(int filled) {
        int whole = Character.isHighSurrogate(characters[filled - 1]) ? filled - 1 : filled;
        bytes = new String(characters, 0, whole).getBytes(StandardCharsets.UTF_8);
        at = 0;
        kept = filled - whole;
        if (kept > 0) {
            characters[0] = characters[filled - 1];
        }
    }
}
