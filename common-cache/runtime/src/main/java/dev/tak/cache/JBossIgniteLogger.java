package dev.tak.cache;

import org.apache.ignite.IgniteLogger;
import org.jboss.logging.Logger;

/** Lets the thin client's words through to the service's log; its default logger keeps a failover invisible. */
record JBossIgniteLogger(Logger log) implements IgniteLogger {

    @Override
    public IgniteLogger getLogger(Object category) {
        return this;
    }

    @Override
    public void trace(String message) {
        log.trace(message);
    }

    @Override
    public void debug(String message) {
        log.debug(message);
    }

    @Override
    public void info(String message) {
        log.debug(message);
    }

    /** The client warns of every failed attempt, with a stack: what matters of it is counted, and logged once. */
    @Override
    public void warning(String message, Throwable cause) {
        log.debug(message, cause);
    }

    @Override
    public void error(String message, Throwable cause) {
        log.warn(message, cause);
    }

    @Override
    public boolean isTraceEnabled() {
        return log.isTraceEnabled();
    }

    @Override
    public boolean isDebugEnabled() {
        return log.isDebugEnabled();
    }

    @Override
    public boolean isInfoEnabled() {
        return log.isDebugEnabled();
    }

    @Override
    public boolean isQuiet() {
        return true;
    }

    @Override
    public String fileName() {
        return null;
    }
}
