package dev.tak.cli.device;

import java.util.LinkedHashMap;
import java.util.Map;

/** The callsigns under which uids have presented themselves; of the uids heard of latest only. */
final class Callsigns {

    private static final int MAX_UIDS = 10_000;

    private final Map<String, String> byUid = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MAX_UIDS;
        }
    };

    void remember(String uid, String callsign) {
        byUid.put(uid, callsign);
    }

    /** The callsign and, unless they are the same, the uid; the uid alone if no callsign is known. */
    String nameOf(String uid) {
        String callsign = byUid.getOrDefault(uid, uid);
        return callsign.equals(uid) ? uid : callsign + " (" + uid + ")";
    }
}
