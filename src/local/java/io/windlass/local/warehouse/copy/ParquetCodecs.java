package io.windlass.local.warehouse.copy;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/// Takes the compression off Parquet's pages, and holds each page against the size that it declares: the
/// library's own codecs make room for whatever a page says of itself.
final class ParquetCodecs implements CompressionCodecFactory {

    /// Bytes. Writers make pages of 1 MB; one value may be larger, but a row of Redshift is not.
    private static final int LARGEST_PAGE = 128 * 1024 * 1024;

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        throw new IllegalStateException("pages are read here, not written: " + codec);
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return new Page(codec);
    }

    @Override
    public void release() {
        // Nothing is kept between pages.
    }

    private record Page(CompressionCodecName codec) implements BytesInputDecompressor {

        @Override
        public BytesInput decompress(BytesInput compressed, int size) throws IOException {
            if (size < 0 || size > LARGEST_PAGE) {
                throw new IOException("a page declares a size of " + size + " bytes");
            }
            if (codec == CompressionCodecName.UNCOMPRESSED) {
                return compressed;
            }
            // A page of nothing but NULL may have no bytes at all.
            return size == 0 ? BytesInput.empty() : BytesInput.from(plain(bytes(compressed), size));
        }

        @Override
        public void decompress(ByteBuffer compressed, int length, ByteBuffer target, int size) throws IOException {
            ByteBuffer part = compressed.slice(compressed.position(), length);
            target.put(bytes(decompress(BytesInput.from(part), size)));
        }

        @Override
        public void release() {
            // Nothing is kept between pages.
        }

        private static byte[] bytes(BytesInput input) throws IOException {
            return input.toInputStream().readAllBytes();
        }

        private byte[] plain(byte[] page, int size) throws IOException {
            return switch (codec) {
                case SNAPPY -> snappy(page, size);
                case GZIP ->
                    all(
                            GzipCompressorInputStream.builder()
                                    .setInputStream(new ByteArrayInputStream(page))
                                    .setDecompressConcatenated(true)
                                    .get(),
                            size);
                case ZSTD -> all(new ZstdInputStream(new ByteArrayInputStream(page)), size);
                case BROTLI -> all(brotli(page), size);
                case LZ4_RAW -> Lz4Pages.raw(page, 0, page.length, size);
                case LZ4 -> Lz4Pages.framed(page, size);
                case LZO, UNCOMPRESSED -> throw new IOException("the compression " + codec + " is not available here");
            };
        }

        private static byte[] snappy(byte[] page, int size) throws IOException {
            if (Snappy.uncompressedLength(page) != size) {
                throw new IOException("a page is not of the size that it declares, " + size + " bytes");
            }
            return Snappy.uncompress(page);
        }

        private static InputStream brotli(byte[] page) throws IOException {
            if (!Brotli4jLoader.isAvailable()) {
                throw new IOException("the compression BROTLI is not available on this machine");
            }
            return new BrotliInputStream(new ByteArrayInputStream(page));
        }

        private static byte[] all(InputStream stream, int size) throws IOException {
            try (InputStream plain = stream) {
                byte[] bytes = plain.readNBytes(size);
                if (bytes.length != size || plain.read() >= 0) {
                    throw new IOException("a page is not of the size that it declares, " + size + " bytes");
                }
                return bytes;
            }
        }
    }
}
