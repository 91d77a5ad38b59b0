/**
 * Cursor on Target, TAK's language: cutting events out of a stream, reading them, changing the little that a server may
 * change, and writing the events of servers and devices. Plain Java: nothing here does I/O or knows of a framework.
 *
 * <p>The way of an event: {@link dev.tak.cot.EventCutter} finds its bytes, {@link dev.tak.cot.CotEvent#parse} checks and
 * reads them once, {@link dev.tak.cot.CotEvent#withFlowTag} and {@link dev.tak.cot.CotEvent#withoutMarti} splice into
 * them, {@link dev.tak.cot.ServerEvents#toStream} frames them. They are never written anew, so whatever a client put
 * into an event reaches the others unchanged.
 *
 * <p>The XML parser is Aalto, created directly, as a StAX look-up of the service file does not work in a native
 * executable. It makes arrays of {@code com.fasterxml.aalto.in.NsBinding} by reflection; the
 * {@code reachability-metadata.json} of this module tells GraalVM so. Aalto is always namespace-aware: an event with an
 * undeclared prefix is refused.
 */
package dev.tak.cot;
