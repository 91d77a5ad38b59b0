package dev.tak.messaging.presence;

import dev.tak.cache.DeviceKey;
import dev.tak.cache.model.Binding;
import dev.tak.cache.model.PresentDevice;
import java.util.Comparator;

/**
 * A device that is there.
 *
 * @param incarnation of the messaging process that holds its connection
 */
record Present(PresentDevice device, String incarnation) {

    /** The higher number is newer; the same number, given on two pods while Ignite was away, is decided by the id. */
    static final Comparator<Binding> NEWEST_LAST =
            Comparator.comparingLong(Binding::getNumber).thenComparing(Binding::getConnectionId);

    DeviceKey key() {
        return new DeviceKey(device.getUser(), device.getUid());
    }

    Binding binding() {
        return device.getBinding();
    }

    String connectionId() {
        return binding().getConnectionId();
    }

    boolean olderThan(Present other) {
        return NEWEST_LAST.compare(binding(), other.binding()) < 0;
    }
}
