package dev.tak.messaging.listener;

import dev.tak.messaging.MessagingSettings;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The TLS handshakes in progress, bounded: each holds a file descriptor and memory for somebody of whom nothing is known.
 * When every place is taken, the peer that has said nothing for longest gives way, so that no number of silent sockets
 * keeps a device out. A peer that has said its hello keeps its place, so that devices that all come back at once don't
 * push one another out while they wait for a processor.
 */
@Singleton
class Handshakes {

    private final int limit;
    private final Set<Handshake> inProgress = new HashSet<>();
    private final Set<Handshake> silent = new LinkedHashSet<>();

    Handshakes(MessagingSettings settings) {
        this.limit = settings.limits().handshakes();
    }

    /** @return false when every place is held by a peer that has said its hello */
    boolean begin(Handshake handshake) {
        Handshake displaced = null;
        synchronized (this) {
            if (inProgress.size() >= limit) {
                Iterator<Handshake> longest = silent.iterator();
                if (!longest.hasNext()) {
                    return false;
                }
                displaced = longest.next();
                end(displaced);
            }
            inProgress.add(handshake);
            silent.add(handshake);
        }
        if (displaced != null) {
            displaced.giveWay();
        }
        return true;
    }

    /** The peer has said its hello. */
    synchronized void spoken(Handshake handshake) {
        silent.remove(handshake);
    }

    synchronized void end(Handshake handshake) {
        inProgress.remove(handshake);
        silent.remove(handshake);
    }

    synchronized int size() {
        return inProgress.size();
    }
}
