package dev.millrace.server.auth;

import java.util.Locale;

/**
 * Who sent a request, as its credential scope says.
 *
 * @param accountId the access key id if it is 12 digits, else 000000000000 (the account must have 12 digits or stream
 *     adapters refuse the ARN)
 * @param region of the scope, in lower case as AWS's regions are; us-east-1 if it has none that could stand in an ARN
 */
public record Caller(String accessKeyId, String accountId, String region) {
    /** The account of callers whose access key id is not an account number. */
    public static final String ACCOUNT_ID_DEFAULT = "000000000000";

    /** The region of callers who name none. */
    public static final String REGION_DEFAULT = "us-east-1";

    private static final int ACCOUNT_ID_LENGTH = 12;
    private static final int REGION_LENGTH_MAX = 64;

    /** Reads {@code accessKeyId/date/region/service/aws4_request}; missing parts get defaults. */
    static Caller ofCredential(String credential) {
        int keyEnd = credential.indexOf('/');
        if (keyEnd < 0) {
            return new Caller(credential, accountOf(credential), REGION_DEFAULT);
        }
        String accessKeyId = credential.substring(0, keyEnd);
        int dateEnd = credential.indexOf('/', keyEnd + 1);
        int regionEnd = dateEnd < 0 ? -1 : credential.indexOf('/', dateEnd + 1);
        String region = regionEnd < 0 ? "" : credential.substring(dateEnd + 1, regionEnd);
        return new Caller(accessKeyId, accountOf(accessKeyId), isRegion(region) ? lowerCase(region) : REGION_DEFAULT);
    }

    /** ARNs have no upper case in their region: neither AWS nor a stream adapter would take them back. */
    private static String lowerCase(String region) {
        return region.toLowerCase(Locale.ROOT);
    }

    private static String accountOf(String accessKeyId) {
        if (accessKeyId.length() != ACCOUNT_ID_LENGTH) {
            return ACCOUNT_ID_DEFAULT;
        }
        for (int i = 0; i < ACCOUNT_ID_LENGTH; i++) {
            char c = accessKeyId.charAt(i);
            if (c < '0' || c > '9') {
                return ACCOUNT_ID_DEFAULT;
            }
        }
        return accessKeyId;
    }

    private static boolean isRegion(String text) {
        if (text.isEmpty() || text.length() > REGION_LENGTH_MAX) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean digit = c >= '0' && c <= '9';
            if (!letter && !digit && c != '-') {
                return false;
            }
        }
        return true;
    }
}
