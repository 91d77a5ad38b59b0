package dev.tak.ignite.configuration;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.ignite.IgniteLogger;

/** Ignite's log in {@code java.util.logging}, without the files and the configuration that Ignite's own logger wants. */
final class JulLogger implements IgniteLogger {
    private static final String ROOT = "org.apache.ignite";

    private final Logger logger;

    JulLogger() {
        this(Logger.getLogger(ROOT));
    }

    private JulLogger(Logger logger) {
        this.logger = logger;
    }

    @Override
    public IgniteLogger getLogger(Object category) {
        String name = category instanceof Class<?> type ? type.getName() : String.valueOf(category);
        return new JulLogger(Logger.getLogger(category == null ? ROOT : name));
    }

    @Override
    public void trace(String message) {
        log(Level.FINEST, message, null);
    }

    @Override
    public void debug(String message) {
        log(Level.FINE, message, null);
    }

    @Override
    public void info(String message) {
        log(Level.INFO, message, null);
    }

    @Override
    public void warning(String message, Throwable thrown) {
        log(Level.WARNING, message, thrown);
    }

    @Override
    public void error(String message, Throwable thrown) {
        log(Level.SEVERE, message, thrown);
    }

    private void log(Level level, String message, Throwable thrown) {
        logger.logp(level, logger.getName(), "", message, thrown);
    }

    @Override
    public boolean isTraceEnabled() {
        return logger.isLoggable(Level.FINEST);
    }

    @Override
    public boolean isDebugEnabled() {
        return logger.isLoggable(Level.FINE);
    }

    @Override
    public boolean isInfoEnabled() {
        return logger.isLoggable(Level.INFO);
    }

    @Override
    public boolean isQuiet() {
        return false;
    }

    @Override
    public String fileName() {
        return null;
    }
}
