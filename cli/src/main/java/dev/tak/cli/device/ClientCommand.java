package dev.tak.cli.device;

import dev.tak.cli.pki.PkiException;
import dev.tak.cot.Device;
import dev.tak.cot.Point;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./tak client}: a device on the terminal. */
@Command(
        name = "client",
        mixinStandardHelpOptions = true,
        description = {
            "A TAK device on the terminal: connects, reports its position and shows what it sees.",
            "Start one as ana and another as ben to see them see each other. Ctrl-C leaves."
        })
public final class ClientCommand implements Callable<Integer> {

    private static final double MAX_LAT = 90;
    private static final double MAX_LON = 180;

    @Spec
    private CommandSpec spec;

    @Option(names = "--user", defaultValue = "ana", description = "Whose certificate it uses (default: ana).")
    private String user;

    @Option(names = "--callsign", description = "What the others see (default: the user in capitals).")
    private String callsign;

    @Option(names = "--uid", description = "Id of the device (default: made of user and callsign).")
    private String uid;

    @Option(names = "--lat", paramLabel = "DEGREES", description = "Degrees north (default: somewhere in Bern).")
    private Double lat;

    @Option(names = "--lon", paramLabel = "DEGREES", description = "Degrees east (default: somewhere in Bern).")
    private Double lon;

    @Option(
            names = "--interval",
            paramLabel = "TIME",
            defaultValue = "10s",
            converter = DurationConverter.class,
            description = "Time between two position reports (default: 10s).")
    private Duration interval;

    @Option(
            names = "--address",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:8089",
            converter = ServerAddressConverter.class,
            description = "Where the server is (default: 127.0.0.1:8089).")
    private ServerAddress address;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = ".tak",
            description = "Directory of the system, with the certificates (default: .tak).")
    private Path home;

    @Option(names = "--count", paramLabel = "N", description = "Leave after having seen N events of others.")
    private Integer count;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "Leave after N seconds; exit code 1 if there was no connection or --count was not reached.")
    private Integer seconds;

    @Option(names = "--chat", paramLabel = "TEXT", description = "Say this to everybody, once.")
    private String chat;

    @Override
    public Integer call() throws InterruptedException {
        check();
        PrintWriter out = spec.commandLine().getOut();
        try {
            ClientCertificate certificate = ClientCertificate.find(home, user);
            Device profile = ClientDefaults.device(user, callsign, uid);
            Point place = ClientDefaults.place(profile.uid(), lat, lon);
            DeviceSettings settings = new DeviceSettings(address, certificate.trust(), certificate.user());
            ClientStay stay = new ClientStay(
                    Optional.ofNullable(count), Optional.ofNullable(seconds).map(Duration::ofSeconds));
            return stay.run(profile, settings, new ClientPlan(place, interval, Optional.ofNullable(chat)), out);
        } catch (ClientCertificate.MissingException | PkiException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private void check() {
        require(lat == null || Math.abs(lat) <= MAX_LAT, "--lat is in degrees, from -90 to 90.");
        require(lon == null || Math.abs(lon) <= MAX_LON, "--lon is in degrees, from -180 to 180.");
        require(count == null || count > 0, "--count is a number from 1 on.");
        require(seconds == null || seconds > 0, "--seconds is a number from 1 on.");
    }

    private void require(boolean fine, String message) {
        if (!fine) {
            throw new CommandLine.ParameterException(spec.commandLine(), message);
        }
    }
}
