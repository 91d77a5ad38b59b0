package dev.tak.cli.command;

import dev.tak.cli.control.ControlClient;
import dev.tak.cli.control.Loan;
import dev.tak.cli.develop.DevelopmentMode;
import dev.tak.cli.develop.DevelopmentProcess;
import dev.tak.cli.develop.LiveReload;
import dev.tak.cli.house.BrokerSecrets;
import dev.tak.cli.house.Checkout;
import dev.tak.cli.house.Home;
import dev.tak.cli.house.LaunchPlan;
import dev.tak.cli.house.Layout;
import dev.tak.cli.house.Part;
import dev.tak.cli.house.PartEnvironment;
import dev.tak.cli.house.PartKind;
import dev.tak.cli.house.PortAllocator;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./tak dev}. */
@Command(
        name = "dev",
        description = {
            "Runs a service from its sources (quarkus:dev) in place of its last part, in the system that ./tak up has"
                    + " started: same ports, certificates and passwords, and the balancer counts it in while it is"
                    + " ready.",
            "A change of the sources takes effect within seconds. When this ends (q or Ctrl-C), the part is started"
                    + " again, as it was built."
        },
        mixinStandardHelpOptions = true)
public final class DevCommand implements Callable<Integer> {

    @Mixin
    private HomeOption homeOption;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SERVICE", description = "messaging, api or config.")
    private String service;

    @Override
    public Integer call() throws Exception {
        PartKind kind = PartKind.labelled(service)
                .filter(PartKind.services()::contains)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "Only messaging, api and config run from their sources."));
        Home home = homeOption.home();
        ControlClient client = homeOption.client();
        client.status();
        DevelopmentMode mode = new DevelopmentMode(Checkout.root(), System.getenv());
        LaunchPlan plan = LaunchPlan.load(home);
        Layout layout = plan.layout(Checkout.root(), home);
        Part part = layout.of(kind).getLast();
        PartEnvironment environment = new PartEnvironment(layout, BrokerSecrets.ensure(home), plan.options());
        PrintWriter out = spec.commandLine().getOut();
        out.println("Ending " + part.name());
        out.flush();
        int code;
        boolean lost;
        try (Loan loan = client.borrow(part.name());
                LiveReload reload = LiveReload.of(part, home, new PortAllocator())) {
            Map<String, String> variables = new HashMap<>(environment.of(part));
            variables.putAll(reload.environment());
            out.println("Starting " + part.name() + " from its sources");
            reload.page().ifPresent(page -> out.println("Page for developers: " + page));
            out.flush();
            code = run(mode.start(kind, plan.options().prefix(part), variables), loan, reload);
            lost = loan.lost();
        }
        out.println(lost ? "The system has ended" : part.name() + " is started again, as it was built");
        return code;
    }

    private static int run(DevelopmentProcess process, Loan loan, LiveReload reload) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(process::end, "development-end"));
        loan.onLoss(process::end);
        reload.start();
        return process.await();
    }
}
