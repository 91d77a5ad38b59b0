package dev.tak.cache;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.tak.cache.model.Binding;
import dev.tak.cache.model.CacheName;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Which connection a device has. A binding replaces the one before it by its number, so a late repeat changes nothing. */
@ApplicationScoped
public class BindingRepository {

    /** A device that was away for longer begins anew; nobody can have kept a connection of it for so long. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final ByteCache cache;

    BindingRepository(IgniteCalls calls) {
        this.cache = new ByteCache(calls, CacheName.BINDINGS);
    }

    /**
     * Binds a device to a connection, with a number that is higher than any before.
     *
     * @param atLeast the number that has been announced already
     * @return the binding that stands for the connection
     * @throws CacheException when Ignite can't tell
     */
    public Binding bind(DeviceKey device, String connectionId, long atLeast) {
        String key = device.text();
        while (true) {
            byte[] before = cache.get(key);
            Binding old = before == null ? Binding.getDefaultInstance() : parse(before);
            if (old.getConnectionId().equals(connectionId)) {
                return old;
            }
            Binding next = Binding.newBuilder()
                    .setConnectionId(connectionId)
                    .setNumber(Math.max(old.getNumber() + 1, atLeast))
                    .build();
            boolean bound = before == null
                    ? cache.putIfAbsent(key, next.toByteArray(), KEPT)
                    : cache.replace(key, before, next.toByteArray(), KEPT);
            if (bound) {
                return next;
            }
        }
    }

    private static Binding parse(byte[] record) {
        try {
            return Binding.parseFrom(record);
        } catch (InvalidProtocolBufferException damaged) {
            throw new CacheRequestException("A binding can't be read: " + damaged.getMessage(), damaged);
        }
    }
}
