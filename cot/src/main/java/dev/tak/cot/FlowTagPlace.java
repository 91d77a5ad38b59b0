package dev.tak.cot;

/** How a flow tag is put into an event, depending on what is there already. */
enum FlowTagPlace {
    /** Behind the name of the {@code _flow-tags_} element that is there. */
    ATTRIBUTE(" ", "", 0),
    /** In front of {@code </detail>}. */
    CHILD("<_flow-tags_ ", "/>", 0),
    /** In place of the end of an empty element, as in {@code <detail/>}. */
    EMPTY_DETAIL("><_flow-tags_ ", "/></detail>", "/>".length()),
    /** In front of {@code </event>}. */
    NO_DETAIL("<detail><_flow-tags_ ", "/></detail>", 0);

    /** Name of the element that holds the flow tags. */
    static final String ELEMENT = "_flow-tags_";

    private final String before;
    private final String after;
    private final int replaced;

    FlowTagPlace(String before, String after, int replaced) {
        this.before = before;
        this.after = after;
        this.replaced = replaced;
    }

    /** What goes in front of the attribute: ends with one space. */
    String before() {
        return before;
    }

    /** What goes behind the attribute. */
    String after() {
        return after;
    }

    /** Bytes that give way. */
    int replaced() {
        return replaced;
    }
}
