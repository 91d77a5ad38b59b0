package dev.tak.nats;

/** What changes in a pod's heartbeat. A service whose pods send heartbeats has one bean of it. */
public interface Vitals {

    /** Revision of the settings that holds on all live connections of this pod; 0: none yet. */
    long revision();

    /** Number of this pod's last announcement of a device's presence; 0: none, as of a pod that has no devices. */
    default long sequence() {
        return 0;
    }
}
