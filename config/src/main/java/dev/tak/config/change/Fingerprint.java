package dev.tak.config.change;

import com.google.protobuf.ByteString;
import dev.tak.cache.model.AppliedChange;
import dev.tak.cache.model.SettingsChange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * By what a repeated change is recognised.
 *
 * @param key first 16 bytes of SHA-256 of the idempotency key
 * @param change first 8 bytes of SHA-256 of what the change is and of its conditions; who asked for it does not count
 */
record Fingerprint(ByteString key, ByteString change) {

    private static final int KEY_BYTES = 16;
    private static final int CHANGE_BYTES = 8;

    static Fingerprint of(SettingsChange change) {
        // No map is in it, so the same change always has the same bytes.
        byte[] essence = change.toBuilder()
                .clearIdempotencyKey()
                .clearChangedBy()
                .build()
                .toByteArray();
        return new Fingerprint(
                sha256(change.getIdempotencyKey().getBytes(StandardCharsets.UTF_8), KEY_BYTES),
                sha256(essence, CHANGE_BYTES));
    }

    boolean hasKeyOf(AppliedChange applied) {
        return key.equals(applied.getKeyHash());
    }

    boolean isChangeOf(AppliedChange applied) {
        return change.equals(applied.getChangeHash());
    }

    private static ByteString sha256(byte[] bytes, int length) {
        try {
            return ByteString.copyFrom(MessageDigest.getInstance("SHA-256").digest(bytes), 0, length);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256; this one has not", e);
        }
    }
}
