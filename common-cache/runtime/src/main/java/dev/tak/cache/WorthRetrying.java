package dev.tak.cache;

import java.util.function.Predicate;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** Which failures of an attempt another attempt may mend. */
public final class WorthRetrying implements Predicate<Throwable> {

    @Override
    public boolean test(Throwable failure) {
        return switch (failure) {
            case NobodyThereException nobody -> false;
            case CacheUnavailableException later -> true;
            case CircuitBreakerOpenException open -> true;
            case BulkheadException busy -> true;
            default -> false;
        };
    }
}
