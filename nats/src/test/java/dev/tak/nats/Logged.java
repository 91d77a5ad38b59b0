package dev.tak.nats;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** What the connection logs while this is open. */
final class Logged extends Handler implements AutoCloseable {

    private static final Logger LOGGER = Logger.getLogger(NatsConnection.class.getName());

    private final Formatter formatter = new PatternFormatter("%p %s");
    private final List<String> lines = new CopyOnWriteArrayList<>();

    Logged() {
        LOGGER.addHandler(this);
    }

    @Override
    public void publish(LogRecord entry) {
        lines.add(formatter.format(entry));
    }

    List<String> containing(String part) {
        return lines.stream().filter(it -> it.contains(part)).toList();
    }

    List<String> lines() {
        return lines;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        LOGGER.removeHandler(this);
    }
}
