package dev.tak.config;

import java.util.List;

/** More config pods that write at the same time. */
public interface Writers {

    /**
     * Each pod makes so many groups, {@code Writer <pod> change <i>}, all of them at once.
     *
     * @return those that were not answered as applied
     */
    List<String> contend(int pods, int changes);
}
