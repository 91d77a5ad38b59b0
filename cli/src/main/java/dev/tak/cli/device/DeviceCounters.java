package dev.tak.cli.device;

/**
 * What a device has counted since it was made.
 *
 * @param connects connections that came about
 * @param failedConnects attempts that failed
 * @param disconnects connections that ended, for whatever reason
 * @param sent events given to the operating system, pings not counted
 * @param dropped events not sent, because there was no connection or the server did not read
 * @param received events received, pongs not counted
 * @param pings pings sent
 * @param pongs pongs received
 * @param receivedBytes all bytes received, after decryption
 */
public record DeviceCounters(
        long connects,
        long failedConnects,
        long disconnects,
        long sent,
        long dropped,
        long received,
        long pings,
        long pongs,
        long receivedBytes) {}
