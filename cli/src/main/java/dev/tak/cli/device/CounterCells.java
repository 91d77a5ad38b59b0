package dev.tak.cli.device;

import java.util.concurrent.atomic.LongAdder;

/** Counters of one device; written by its event loop and by those who send, read by anybody. */
final class CounterCells {

    final LongAdder connects = new LongAdder();
    final LongAdder failedConnects = new LongAdder();
    final LongAdder disconnects = new LongAdder();
    final LongAdder sent = new LongAdder();
    final LongAdder dropped = new LongAdder();
    final LongAdder received = new LongAdder();
    final LongAdder pings = new LongAdder();
    final LongAdder pongs = new LongAdder();
    final LongAdder receivedBytes = new LongAdder();

    DeviceCounters snapshot() {
        return new DeviceCounters(
                connects.sum(),
                failedConnects.sum(),
                disconnects.sum(),
                sent.sum(),
                dropped.sum(),
                received.sum(),
                pings.sum(),
                pongs.sum(),
                receivedBytes.sum());
    }
}
