package io.windlass.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// A style sheet or a script that is packaged with Windlass. Nothing of it comes from anybody else, so it is written as
/// it is.
///
/// @param tag `style` or `script`
/// @param content its text
record Own(String tag, String content) implements Node {

    static final Own STYLE = packaged("style", "status.css");
    static final Own SCRIPT = packaged("script", "status.js");

    Own {
        if (content.contains("</")) {
            throw new IllegalArgumentException("a " + tag + " that holds </ would end there");
        }
    }

    private static Own packaged(String tag, String name) {
        try (InputStream in = Own.class.getResourceAsStream("/page/" + name)) {
            if (in == null) {
                throw new IllegalStateException("/page/" + name + " is not packaged");
            }
            return new Own(tag, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("/page/" + name + " cannot be read", e);
        }
    }

    /// What names it in a content security policy: a browser then takes this text and no other.
    String source() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
