package dev.tak.cli.up;

import dev.tak.cli.house.BrokerSecrets;
import dev.tak.cli.house.Checkout;
import dev.tak.cli.house.ClassArchive;
import dev.tak.cli.house.Entrance;
import dev.tak.cli.house.Home;
import dev.tak.cli.house.LaunchPlan;
import dev.tak.cli.house.Layout;
import dev.tak.cli.house.Part;
import dev.tak.cli.house.PartEnvironment;
import dev.tak.cli.house.PartKind;
import dev.tak.cli.pki.DevelopmentPki;
import dev.tak.cli.prerequisites.FreePorts;
import dev.tak.cli.prerequisites.Memory;
import dev.tak.cli.prerequisites.WantedPort;
import dev.tak.cli.process.LeftOvers;
import dev.tak.cli.process.SavedProcesses;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Everything that must be in place before the supervisor starts. */
final class Preparation {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int SUPERVISOR_MEBIBYTES = 200;

    private final Home home;
    private final Layout layout;
    private final LaunchPlan plan;
    private final Consumer<String> progress;

    Preparation(Home home, Layout layout, LaunchPlan plan, Consumer<String> progress) {
        this.home = home;
        this.layout = layout;
        this.plan = plan;
        this.progress = progress;
    }

    /** @throws dev.tak.cli.prerequisites.MissingPrerequisiteException if the machine lacks something */
    void run() throws IOException {
        List<String> ended = new LeftOvers(new SavedProcesses(home.run()), GRACE).end();
        if (!ended.isEmpty()) {
            progress.accept("Ended what an earlier run had left: " + String.join(", ", ended));
        }
        Memory.check(Memory.MEMINFO, neededMebibytes());
        FreePorts.check(wantedPorts());
        BrokerSecrets.ensure(home);
        Entrance devices = layout.entrances().stream()
                .filter(entrance -> entrance.kind() == PartKind.MESSAGING)
                .findFirst()
                .orElseThrow();
        DevelopmentPki.ensure(home.directory(), PartEnvironment.PUBLIC_HOST, devices.port());
        SeedSettings.ensure(home);
        for (PartKind kind : PartKind.values()) {
            ClassArchive.of(Checkout.root(), kind).removeIfOutdated();
        }
        plan.save(home);
        progress.accept("Certificates, secrets and settings are in " + home.directory());
    }

    private long neededMebibytes() {
        return SUPERVISOR_MEBIBYTES
                + layout.parts().stream()
                        .mapToLong(part -> part.kind().memoryMebibytes())
                        .sum();
    }

    /** Not those of parts in a network of their own. */
    private List<WantedPort> wantedPorts() {
        List<WantedPort> wanted = new ArrayList<>();
        for (Entrance entrance : layout.entrances()) {
            wanted.add(new WantedPort(entrance.name() + " for everybody", entrance.host(), entrance.port()));
        }
        for (Part part : layout.parts()) {
            if (plan.options().prefix(part).isEmpty()) {
                part.ports().forEach((role, port) -> wanted.add(new WantedPort(part.name(), part.host(), port)));
            }
        }
        return wanted;
    }
}
