package dev.tak.cli.command;

import dev.tak.cli.control.ControlServer;
import dev.tak.cli.control.SupervisorRequests;
import dev.tak.cli.house.BrokerSecrets;
import dev.tak.cli.house.Checkout;
import dev.tak.cli.house.Home;
import dev.tak.cli.house.LaunchPlan;
import dev.tak.cli.house.Layout;
import dev.tak.cli.house.PartCommand;
import dev.tak.cli.house.PartEnvironment;
import dev.tak.cli.house.PartLauncher;
import dev.tak.cli.process.LeftOvers;
import dev.tak.cli.process.SavedProcesses;
import dev.tak.cli.supervise.OrderlyEnd;
import dev.tak.cli.supervise.Pace;
import dev.tak.cli.supervise.Supervisor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What {@code ./tak up} leaves running: the process that keeps the parts running. */
@Command(
        name = "supervise",
        description = "Keeps the parts of a prepared system running, until it is told to end.",
        hidden = true,
        mixinStandardHelpOptions = true)
public final class SuperviseCommand implements Callable<Integer> {
    private static final System.Logger LOG = System.getLogger(SuperviseCommand.class.getName());

    @Mixin
    private HomeOption homeOption;

    private final CountDownLatch down = new CountDownLatch(1);

    @Override
    @SuppressWarnings("try") // the socket serves while it is open; nothing else is wanted of it
    public Integer call() throws Exception {
        Home home = homeOption.home();
        SavedProcesses saved = new SavedProcesses(home.run());
        saved.save(LeftOvers.SUPERVISOR, ProcessHandle.current());
        try (Supervisor supervisor = supervisor(home)) {
            supervisor.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> terminated(supervisor), "terminated"));
            try (ControlServer control =
                    ControlServer.open(home.socket(), new SupervisorRequests(supervisor, down::countDown))) {
                down.await();
            }
        }
        saved.forget(LeftOvers.SUPERVISOR);
        return 0;
    }

    private static Supervisor supervisor(Home home) throws IOException {
        Path root = Checkout.root();
        LaunchPlan plan = LaunchPlan.load(home);
        Layout layout = plan.layout(root, home);
        PartCommand command =
                new PartCommand(root, PartCommand.runningJava(), Path.of(plan.natsServer()), plan.services());
        PartEnvironment environment = new PartEnvironment(layout, BrokerSecrets.ensure(home), plan.options());
        PartLauncher launcher = new PartLauncher(layout, command, environment, plan.options());
        return new Supervisor(layout, launcher::start, Pace.NORMAL);
    }

    /** SIGTERM, as at the machine's shutdown, ends the system as {@code ./tak down} does. */
    private void terminated(Supervisor supervisor) {
        if (down.getCount() > 0) {
            new OrderlyEnd(supervisor).run(line -> LOG.log(System.Logger.Level.INFO, line));
            supervisor.close();
        }
    }
}
