package dev.tak.cache;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.tak.cache.model.CacheName;
import dev.tak.cache.model.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * The settings document. Each revision is an immutable record under its own number; the next one belongs to whoever
 * puts it first. The record {@code head} is a hint where to start reading forward, never the truth.
 *
 * <p>The last 100 revisions are kept whole. What is older leaves an empty record, so that a writer which stood still
 * for a long time can't claim a number that others have used and dropped.
 */
@ApplicationScoped
public class SettingsRepository {

    private static final Logger LOG = Logger.getLogger(SettingsRepository.class);

    private static final String HEAD = "head";
    private static final byte[] DROPPED = {};
    private static final long KEPT = 100;
    /** Empty records that stay: at 25 changes a second more than an hour, far longer than any writer may stand still. */
    private static final long KEPT_EMPTY = 100_000;

    private final ByteCache cache;
    private final AtomicBoolean tidying = new AtomicBoolean();
    private volatile long tidiedUpTo = -1;

    SettingsRepository(IgniteCalls calls) {
        this.cache = new ByteCache(calls, CacheName.SETTINGS);
    }

    /**
     * The newest document; empty only when Ignite has answered and holds none.
     *
     * @throws CacheException when Ignite can't tell
     */
    public Optional<Settings> latest() {
        return latest(Settings.getDefaultInstance());
    }

    /**
     * The newest document, read forward from one that the caller holds: one small call when nothing has changed.
     *
     * @param held the default instance (revision 0) when none is held
     */
    public Optional<Settings> latest(Settings held) {
        Map<String, byte[]> near = cache.getAll(Set.of(HEAD, key(held.getRevision() + 1)));
        byte[] hint = near.get(HEAD);
        long start = Math.max(held.getRevision() + 1, hint == null ? 1 : revision(hint));
        byte[] there = near.containsKey(key(start)) ? near.get(key(start)) : cache.get(key(start));
        if (there == null && held.getRevision() > 0) {
            return Optional.of(held);
        }
        if (there == null || there.length == 0) {
            start = newestByScan();
            if (start == 0) {
                return Optional.empty();
            }
            there = cache.get(key(start));
        }
        return Optional.of(forward(start, there));
    }

    private Settings forward(long start, byte[] first) {
        byte[] newest = first;
        for (long next = start + 1; ; next++) {
            byte[] record = cache.get(key(next));
            if (record == null) {
                return parse(newest);
            }
            newest = record;
        }
    }

    private long newestByScan() {
        return cache.keys().stream()
                .filter(key -> !key.equals(HEAD))
                .mapToLong(Long::parseLong)
                .max()
                .orElse(0);
    }

    /**
     * Claims the document's revision for it.
     *
     * @throws CacheUnavailableException when the outcome is unknown: read the latest document and look for the change
     */
    public ClaimOutcome claim(Settings next) {
        byte[] record = next.toByteArray();
        String key = key(next.getRevision());
        boolean first = cache.putIfAbsent(key, record);
        // An earlier attempt of this very claim may have been the one that took the place.
        if (!first && !Arrays.equals(cache.get(key), record)) {
            return ClaimOutcome.TAKEN;
        }
        tidy(next.getRevision());
        return ClaimOutcome.CLAIMED;
    }

    /** Moves the hint and drops what is old, beside the caller's way; what fails is done with the next claim. */
    private void tidy(long revision) {
        if (tidying.compareAndSet(false, true)) {
            Thread.ofVirtual().name("settings-tidy").start(() -> {
                try {
                    drop(revision);
                } catch (CacheException failure) {
                    LOG.debug("Old settings stay for now", failure);
                } finally {
                    tidying.set(false);
                }
            });
        }
    }

    private void drop(long revision) {
        long last = revision - KEPT;
        long first = Math.max(2, tidiedUpTo < 0 ? last : tidiedUpTo + 1);
        Map<String, byte[]> records = new HashMap<>();
        Set<String> gone = new TreeSet<>();
        for (long old = first; old <= last; old++) {
            records.put(key(old), DROPPED);
            if (old > KEPT_EMPTY + 1) {
                gone.add(key(old - KEPT_EMPTY));
            }
        }
        records.put(HEAD, Long.toString(revision).getBytes(StandardCharsets.US_ASCII));
        cache.putAll(records);
        if (!gone.isEmpty()) {
            cache.removeAll(gone);
        }
        tidiedUpTo = Math.max(last, tidiedUpTo);
    }

    private static String key(long revision) {
        return Long.toString(revision);
    }

    private static long revision(byte[] head) {
        return Long.parseLong(new String(head, StandardCharsets.US_ASCII));
    }

    private static Settings parse(byte[] record) {
        try {
            return Settings.parseFrom(record);
        } catch (InvalidProtocolBufferException damaged) {
            throw new CacheRequestException("A settings record can't be read: " + damaged.getMessage(), damaged);
        }
    }
}
