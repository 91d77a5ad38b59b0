package dev.tak.config;

/** More config pods that start at the same time. */
public interface Seeders {

    /** Returns when all of them have found settings. */
    void runMore(int pods);
}
