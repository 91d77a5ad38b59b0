package dev.tak.cli.device;

import dev.tak.cot.Device;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/**
 * How long a device on the terminal stays: until it has seen enough, its time is up, or somebody presses Ctrl-C.
 *
 * @param count events to see; empty: no matter how many
 * @param time longest stay; empty: no matter how long
 */
record ClientStay(Optional<Integer> count, Optional<Duration> time) {

    private static final int LEAVE_SECONDS = 2;

    /** @return the exit code: 0 if it was connected and has seen what it was to see */
    int run(Device profile, DeviceSettings settings, ClientPlan plan, PrintWriter out) throws InterruptedException {
        Terminal terminal = new Terminal(out);
        terminal.say("%s (user certificate %s), position %.5f, %.5f; Ctrl-C leaves"
                .formatted(
                        profile.callsign(),
                        settings.user().certificate().getFileName(),
                        plan.at().lat(),
                        plan.at().lon()));
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        CountDownLatch wanted = new CountDownLatch(count.orElse(Integer.MAX_VALUE));
        ClientVisit visit = new ClientVisit(vertx, terminal, settings.server(), plan, wanted);
        SimulatedDevice device = new SimulatedDevice(vertx, profile, settings, visit);
        Thread leaving = new Thread(() -> leave(device, vertx), "leave");
        Runtime.getRuntime().addShutdownHook(leaving);
        device.start();
        try {
            boolean seen = await(wanted);
            boolean enough = count.isEmpty() || seen;
            return enough && device.counters().connects() > 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        } finally {
            leave(device, vertx);
            Runtime.getRuntime().removeShutdownHook(leaving);
        }
    }

    private boolean await(CountDownLatch wanted) throws InterruptedException {
        if (time.isEmpty()) {
            wanted.await();
            return true;
        }
        return wanted.await(time.get().toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void leave(SimulatedDevice device, Vertx vertx) {
        CountDownLatch gone = new CountDownLatch(1);
        device.stop().onComplete(stopped -> vertx.close().onComplete(closed -> gone.countDown()));
        try {
            gone.await(LEAVE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
