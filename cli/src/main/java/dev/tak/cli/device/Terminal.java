package dev.tak.cli.device;

import java.io.PrintWriter;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** Lines on the terminal, each with the time of day. */
final class Terminal {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final PrintWriter out;

    Terminal(PrintWriter out) {
        this.out = out;
    }

    void say(String line) {
        out.println(LocalTime.now().format(TIME) + "  " + line);
        out.flush();
    }
}
