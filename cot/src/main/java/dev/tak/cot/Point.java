package dev.tak.cot;

/**
 * Where an event is: WGS-84.
 *
 * @param lat latitude in degrees
 * @param lon longitude in degrees
 * @param hae height above the ellipsoid in metres
 * @param ce circular error in metres; {@link #UNKNOWN} if not known
 * @param le linear error in metres; {@link #UNKNOWN} if not known
 */
public record Point(double lat, double lon, double hae, double ce, double le) {

    /** TAK's value for a metre count that is not known. */
    public static final double UNKNOWN = 9_999_999.0;

    /** Latitude and longitude 0, height 0, errors unknown: events that are nowhere carry it. */
    public static final Point NOWHERE = at(0, 0);

    /** A place on the ellipsoid with unknown errors. */
    public static Point at(double lat, double lon) {
        return new Point(lat, lon, 0, UNKNOWN, UNKNOWN);
    }
}
