package dev.millrace.server.dispatch;

/** The request headers anyone looks at. */
public enum RequestHeader {
    ACCEPT_ENCODING("accept-encoding"),
    ACCESS_CONTROL_REQUEST_HEADERS("access-control-request-headers"),
    ACCESS_CONTROL_REQUEST_METHOD("access-control-request-method"),
    AUTHORIZATION("authorization"),
    CONTENT_ENCODING("content-encoding"),
    CONTENT_TYPE("content-type"),
    DATE("date"),
    HOST("host"),
    /** Of calls of the admin interface: no web page can send it without being asked whether it may. */
    MILLRACE("x-millrace"),
    ORIGIN("origin"),
    TARGET("x-amz-target"),
    X_AMZ_DATE("x-amz-date");

    private final String wireName;

    RequestHeader(String wireName) {
        this.wireName = wireName;
    }

    /** The name in lower case. */
    public String wireName() {
        return wireName;
    }
}
