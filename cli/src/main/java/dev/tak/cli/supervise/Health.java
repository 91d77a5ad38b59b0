package dev.tak.cli.supervise;

/**
 * What a process has answered since it started. Failed checks are counted, not seconds: a supervisor that itself stood
 * still must not take its own absence for theirs.
 */
final class Health {
    /** As the readiness probes of the manifests: one success is enough, one failure is forgiven. */
    private static final int FAILURES_UNTIL_UNREADY = 2;

    private final int firstAnswerChecks;
    private final int livenessChecks;
    private boolean everReady;
    private boolean ready;
    private int unansweredLiveness;
    private int unansweredReadiness;

    /**
     * @param firstAnswerChecks unanswered checks in a row that a process may take before it was ready
     * @param livenessChecks and afterwards
     */
    Health(int firstAnswerChecks, int livenessChecks) {
        this.firstAnswerChecks = firstAnswerChecks;
        this.livenessChecks = livenessChecks;
    }

    void liveness(boolean answered) {
        unansweredLiveness = answered ? 0 : unansweredLiveness + 1;
    }

    void readiness(boolean answered) {
        unansweredReadiness = answered ? 0 : unansweredReadiness + 1;
        if (answered) {
            if (!everReady) {
                unansweredLiveness = 0;
            }
            everReady = true;
            ready = true;
        } else if (unansweredReadiness >= FAILURES_UNTIL_UNREADY) {
            ready = false;
        }
    }

    /** Whether it is time to kill the process. */
    boolean lost() {
        return unansweredLiveness >= (everReady ? livenessChecks : firstAnswerChecks);
    }

    boolean ready() {
        return ready;
    }

    boolean everReady() {
        return everReady;
    }

    boolean live() {
        return unansweredLiveness == 0;
    }
}
