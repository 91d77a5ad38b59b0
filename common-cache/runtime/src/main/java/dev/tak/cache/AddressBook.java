package dev.tak.cache;

import dev.tak.cache.HandshakeProbe.Answer;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.ignite.client.ClientAddressFinder;
import org.jboss.logging.Logger;

/**
 * Where the Ignite nodes are now. Names are resolved at each look, so a pod that comes back with a new address is
 * found; when DNS fails, the last good answer is kept.
 *
 * <p>A silent address is left out of what the client gets: Ignite keeps an open channel to a node as long as the
 * finder lists it, and sends calls there until TCP gives up (measured: time-outs for ever). One that refuses is
 * harmless and stays, so that the client finds it when it is back.
 */
@Singleton
final class AddressBook implements ClientAddressFinder {

    private static final Logger LOG = Logger.getLogger(AddressBook.class);

    private final List<String> configured;
    private final HandshakeProbe probe;
    private final Duration refusedGrace;
    private volatile List<InetSocketAddress> resolved = List.of();
    private volatile Look lastLook = new Look(Map.of(), null);
    private volatile Set<InetSocketAddress> given = Set.of();

    /** What a look at all addresses showed. @param refusedSince {@link System#nanoTime()}; null: not all refuse */
    record Look(Map<InetSocketAddress, Answer> answers, Long refusedSince) {

        boolean anyAnswers() {
            return answers.containsValue(Answer.ANSWERED);
        }

        private boolean allRefuse() {
            return answers.values().stream().allMatch(Answer.REFUSED::equals);
        }
    }

    /** @throws IllegalArgumentException naming the address that is not {@code host:port} */
    AddressBook(IgniteClientSettings settings) {
        this.configured = List.copyOf(settings.addresses());
        this.probe = new HandshakeProbe(settings.probeTimeout());
        this.refusedGrace = settings.refusedGrace();
        configured.forEach(AddressBook::check);
    }

    @Override
    public String[] getAddresses() {
        Map<InetSocketAddress, Answer> answers = look().answers();
        Set<InetSocketAddress> usable = answers.entrySet().stream()
                .filter(entry -> entry.getValue() != Answer.SILENT)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
        given = usable.isEmpty() ? Set.copyOf(answers.keySet()) : usable;
        return given.isEmpty()
                ? configured.toArray(String[]::new)
                : given.stream().map(AddressBook::text).sorted().toArray(String[]::new);
    }

    /** True when an address is silent now that the client was given, and that it may have a channel to. */
    boolean gaveOneThatIsSilent(Look now) {
        return given.stream().anyMatch(address -> now.answers().get(address) == Answer.SILENT);
    }

    /** Asks every address, all at the same time; takes at most the probe's time-out, and the name look-up. */
    Look look() {
        Map<InetSocketAddress, Answer> answers = new LinkedHashMap<>();
        try (ExecutorService probes = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<InetSocketAddress, Future<Answer>> asked = new LinkedHashMap<>();
            resolve().forEach(address -> asked.put(address, probes.submit(() -> probe.ask(address))));
            asked.forEach((address, answer) -> answers.put(address, join(answer)));
        }
        return remember(answers);
    }

    /** True when the last looks have shown nothing but refused connections for the grace time. */
    boolean refusedForLong() {
        Long since = lastLook.refusedSince();
        return since != null && System.nanoTime() - since > refusedGrace.toNanos();
    }

    /** The addresses as last resolved. */
    List<InetSocketAddress> known() {
        return resolved;
    }

    private synchronized Look remember(Map<InetSocketAddress, Answer> answers) {
        Long since = lastLook.refusedSince();
        boolean refused = new Look(answers, null).allRefuse();
        lastLook = new Look(answers, refused ? (since == null ? (Long) System.nanoTime() : since) : null);
        return lastLook;
    }

    private List<InetSocketAddress> resolve() {
        List<InetSocketAddress> found = new ArrayList<>();
        for (String address : configured) {
            int colon = address.lastIndexOf(':');
            try {
                int port = Integer.parseInt(address.substring(colon + 1));
                for (InetAddress host : InetAddress.getAllByName(address.substring(0, colon))) {
                    found.add(new InetSocketAddress(host, port));
                }
            } catch (UnknownHostException unknown) {
                LOG.debugf("%s can't be resolved now", address);
            }
        }
        if (!found.isEmpty()) {
            resolved = List.copyOf(found);
        }
        return resolved;
    }

    private static void check(String address) {
        if (!address.matches(".+:\\d{1,5}")) {
            throw new IllegalArgumentException("ignite.client.addresses: '%s' is not host:port".formatted(address));
        }
    }

    private static Answer join(Future<Answer> answer) {
        try {
            return answer.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Answer.SILENT;
        } catch (ExecutionException failed) {
            return Answer.SILENT;
        }
    }

    private static String text(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }
}
