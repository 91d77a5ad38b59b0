package dev.tak.cli.device;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what happened to a device. */
final class RecordingListener implements DeviceListener {

    final List<String> happened = new CopyOnWriteArrayList<>();
    final List<Disconnect> causes = new CopyOnWriteArrayList<>();
    final List<String> events = new CopyOnWriteArrayList<>();
    final List<Long> times = new CopyOnWriteArrayList<>();

    @Override
    public void connected(SimulatedDevice device) {
        happened.add("connected");
    }

    @Override
    public void connectFailed(SimulatedDevice device, Disconnect cause) {
        causes.add(cause);
        happened.add("connectFailed");
    }

    @Override
    public void disconnected(SimulatedDevice device, Disconnect cause) {
        causes.add(cause);
        happened.add("disconnected");
    }

    @Override
    public void received(SimulatedDevice device, byte[] event, long receivedNanos) {
        times.add(receivedNanos);
        events.add(new String(event, StandardCharsets.UTF_8));
    }
}
