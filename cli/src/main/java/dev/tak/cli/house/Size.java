package dev.tak.cli.house;

import java.nio.file.Path;

/**
 * How large a system is. Each size has data of its own: a cluster of one must never find the data of a cluster of three,
 * nor the other way round.
 */
public enum Size {
    /** Enough of each part that any one of them may go. */
    WHOLE {
        @Override
        int replicas(PartKind kind) {
            return kind.replicas();
        }

        @Override
        Path data(Home home) {
            return home.data();
        }
    },
    /** One of each part. */
    SMALL {
        @Override
        int replicas(PartKind kind) {
            return 1;
        }

        @Override
        Path data(Home home) {
            return home.smallData();
        }
    };

    abstract int replicas(PartKind kind);

    abstract Path data(Home home);
}
