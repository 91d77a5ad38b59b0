package dev.tak.cli.device;

import dev.tak.cot.ChatMessage;
import dev.tak.cot.ControlEvents;
import dev.tak.cot.DeviceEvents;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/**
 * What the terminal shows of a device: tells what happens, reports the position when connected and at intervals, and
 * counts what is seen.
 */
final class ClientVisit implements DeviceListener {

    private final Vertx vertx;
    private final Terminal terminal;
    private final ServerAddress server;
    private final ClientPlan plan;
    private final CountDownLatch wanted;
    private final EventWords words = new EventWords();
    private boolean everConnected;
    private long awaySince;
    private long reportTimer;
    private String lastFailure = "";

    /** @param wanted counted down at each event of another device that is seen */
    ClientVisit(Vertx vertx, Terminal terminal, ServerAddress server, ClientPlan plan, CountDownLatch wanted) {
        this.vertx = vertx;
        this.terminal = terminal;
        this.server = server;
        this.plan = plan;
        this.wanted = wanted;
    }

    @Override
    public void connected(SimulatedDevice device) {
        terminal.say(
                everConnected
                        ? "connected again, after " + Words.seconds(Duration.ofNanos(System.nanoTime() - awaySince))
                        : "connected to " + server);
        lastFailure = "";
        report(device);
        reportTimer = vertx.setPeriodic(plan.interval().toMillis(), timer -> report(device));
        if (!everConnected) {
            plan.chat().ifPresent(text -> say(device, text));
        }
        everConnected = true;
    }

    @Override
    public void connectFailed(SimulatedDevice device, Disconnect cause) {
        if (!cause.reason().equals(lastFailure)) {
            terminal.say("can't connect to " + server + ": " + cause.reason() + "; trying again");
        }
        lastFailure = cause.reason();
    }

    @Override
    public void disconnected(SimulatedDevice device, Disconnect cause) {
        vertx.cancelTimer(reportTimer);
        awaySince = System.nanoTime();
        if (cause.kind() == Disconnect.Kind.STOPPED) {
            terminal.say("left");
            return;
        }
        String next = cause.retryIn()
                .map(wait -> "; trying again in " + Words.seconds(wait))
                .orElse("");
        terminal.say("disconnected: " + cause.reason() + next);
    }

    @Override
    public void received(SimulatedDevice device, byte[] event, long receivedNanos) {
        EventWords.Line line = words.of(event);
        terminal.say(line.text());
        if (!ControlEvents.isControl(line.type())) {
            wanted.countDown();
        }
    }

    private void report(SimulatedDevice device) {
        device.send(DeviceEvents.position(device.profile(), plan.at(), Instant.now(), plan.life()));
    }

    private void say(SimulatedDevice device, String text) {
        String id = UUID.randomUUID().toString();
        device.send(new ChatMessage(device.profile(), plan.at(), id, text, Instant.now()).toAll());
        terminal.say("said to everybody: " + text);
    }
}
