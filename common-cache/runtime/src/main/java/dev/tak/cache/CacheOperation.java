package dev.tak.cache;

import org.apache.ignite.client.IgniteClient;

/** One operation on shared state that may be applied twice without harm. */
@FunctionalInterface
interface CacheOperation<T> {

    T apply(IgniteClient client);
}
