package dev.tak.cache;

import java.util.EnumSet;
import java.util.Set;
import org.apache.ignite.client.ClientOperationType;
import org.apache.ignite.client.ClientRetryPolicy;
import org.apache.ignite.client.ClientRetryPolicyContext;

/**
 * Which operations the thin client may send again by itself when a connection breaks under them: those that are
 * harmless when applied twice. Ignite's default repeats everything.
 */
final class SafeToRepeat implements ClientRetryPolicy {

    private static final long serialVersionUID = 1L;

    private static final Set<ClientOperationType> HARMLESS = EnumSet.of(
            ClientOperationType.CACHE_GET,
            ClientOperationType.CACHE_GET_ALL,
            ClientOperationType.CACHE_CONTAINS_KEY,
            ClientOperationType.CACHE_GET_SIZE,
            ClientOperationType.CACHE_PUT,
            ClientOperationType.CACHE_PUT_ALL,
            ClientOperationType.CACHE_PUT_IF_ABSENT,
            ClientOperationType.CACHE_REPLACE,
            ClientOperationType.CACHE_REMOVE_ONE,
            ClientOperationType.CACHE_REMOVE_MULTIPLE,
            ClientOperationType.QUERY_SCAN);

    @Override
    public boolean shouldRetry(ClientRetryPolicyContext context) {
        return HARMLESS.contains(context.operation());
    }
}
