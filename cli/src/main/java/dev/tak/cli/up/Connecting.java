package dev.tak.cli.up;

import dev.tak.cli.house.Entrance;
import dev.tak.cli.house.Home;
import dev.tak.cli.house.Layout;
import dev.tak.cli.house.PartEnvironment;
import dev.tak.cli.house.PartKind;
import java.nio.file.Path;
import java.util.List;

/** Tells people how to reach the running system. */
final class Connecting {
    private final Home home;
    private final Layout layout;

    Connecting(Home home, Layout layout) {
        this.home = home;
        this.layout = layout;
    }

    List<String> lines() {
        Path users = home.pki().resolve("users");
        String api = "https://" + PartEnvironment.PUBLIC_HOST + ":" + port(PartKind.API);
        return List.of(
                "Devices   ssl " + PartEnvironment.PUBLIC_HOST + ":" + port(PartKind.MESSAGING)
                        + ", users ana, ben and admin:",
                "          connection packages " + home.packages().resolve("ana-atak.zip") + ", ana-itak.zip, ...",
                "          certificates " + users.resolve("ana.p12") + ", ana.pem, ...",
                "          ./tak client --user ana --home " + home.directory() + " --address "
                        + PartEnvironment.PUBLIC_HOST + ":" + port(PartKind.MESSAGING) + " shows one on the terminal",
                "API       " + api + "/Marti/",
                "          curl --cacert " + home.pki().resolve("ca.pem") + " --cert " + users.resolve("admin.pem")
                        + " --key " + users.resolve("admin-key.pem") + " " + api + "/Marti/api/version",
                "More      ./tak status, ./tak logs NAME, ./tak kill NAME, ./tak down; logs in " + home.logs());
    }

    private int port(PartKind kind) {
        return layout.entrances().stream()
                .filter(entrance -> entrance.kind() == kind)
                .mapToInt(Entrance::port)
                .findFirst()
                .orElseThrow();
    }
}
