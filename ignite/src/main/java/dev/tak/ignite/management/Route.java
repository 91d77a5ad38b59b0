package dev.tak.ignite.management;

import com.sun.net.httpserver.HttpExchange;
import java.util.function.Function;

/**
 * What answers on one path.
 *
 * @param method the only HTTP method that is taken
 * @param path the whole path
 * @param handler gives the answer; runs on a virtual thread
 */
public record Route(String method, String path, Function<HttpExchange, Answer> handler) {}
