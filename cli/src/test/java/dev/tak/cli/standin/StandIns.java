package dev.tak.cli.standin;

import dev.tak.cli.files.PrivateFiles;
import dev.tak.cli.house.BrokerSecrets;
import dev.tak.cli.house.Entrance;
import dev.tak.cli.house.Home;
import dev.tak.cli.house.Layout;
import dev.tak.cli.house.Part;
import dev.tak.cli.house.PartCommand;
import dev.tak.cli.house.PartEnvironment;
import dev.tak.cli.house.PartKind;
import dev.tak.cli.house.PortAllocator;
import dev.tak.cli.house.PortRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;

/** A system of {@link StandIn} processes on free ports. */
public final class StandIns {
    private final Layout layout;

    private StandIns(Layout layout) {
        this.layout = layout;
    }

    /** Messaging stand-ins behind one entrance. */
    public static StandIns messaging(Path directory, int replicas) throws IOException {
        return of(PartKind.MESSAGING, directory, replicas);
    }

    /** Stand-ins of one kind, but for NATS; behind an entrance if it is messaging. */
    public static StandIns of(PartKind kind, Path directory, int replicas) throws IOException {
        IntSupplier ports = new PortAllocator();
        Home home = new Home(directory);
        home.create();
        List<Part> parts = new ArrayList<>();
        for (int index = 0; index < replicas; index++) {
            Map<PortRole, Integer> own = new TreeMap<>();
            kind.firstPorts().keySet().forEach(role -> own.put(role, ports.getAsInt()));
            Part part = new Part(kind, index, "127.0.0.1", own);
            parts.add(part);
        }
        List<Entrance> entrances = kind == PartKind.MESSAGING
                ? List.of(new Entrance("cot", "127.0.0.1", ports.getAsInt(), kind, PortRole.COT))
                : List.of();
        Layout layout = new Layout(directory, home, home.data(), parts, entrances);
        for (Part part : parts) {
            PrivateFiles.directory(layout.data(part));
        }
        return new StandIns(layout);
    }

    public Layout layout() {
        return layout;
    }

    public Entrance entrance() {
        return layout.entrances().get(0);
    }

    public Process start(Part part) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        PartCommand.runningJava().toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx32m",
                        "-cp",
                        Path.of("target/test-classes").toAbsolutePath().toString(),
                        StandIn.class.getName(),
                        part.name(),
                        Integer.toString(part.port(PortRole.MANAGEMENT)))
                .directory(layout.data(part).toFile())
                .redirectErrorStream(true)
                .redirectOutput(layout.home().log(part.name()).toFile());
        builder.environment().putAll(new PartEnvironment(layout, new BrokerSecrets("a", "b")).of(part));
        return builder.start();
    }

    /** Changes how a stand-in behaves: see {@link StandIn}. */
    public void mark(String part, String mark) throws IOException {
        Files.createFile(layout.data(layout.part(part)).resolve(mark));
    }

    public void unmark(String part, String mark) {
        try {
            Files.delete(layout.data(layout.part(part)).resolve(mark));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
