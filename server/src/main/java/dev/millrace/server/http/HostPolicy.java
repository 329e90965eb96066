package dev.millrace.server.http;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which Host headers are answered. A web page whose name is rebound to this machine shows its own name here, so only
 * names that no stranger can register pass: loopback and private addresses, names without a dot, {@code *.localhost},
 * {@code host.docker.internal}, and those the user named.
 *
 * <p>A deliberate difference from AWS. Immutable and thread-safe.
 */
final class HostPolicy {
    private final Set<String> allowedNames = new HashSet<>();
    private final Set<String> allowedSuffixes = new HashSet<>();
    private final boolean anyAllowed;

    /**
     * Makes a policy.
     *
     * @param allowedHosts further names; {@code *.example.test} stands for all names below, {@code *} for all
     */
    HostPolicy(List<String> allowedHosts) {
        boolean any = false;
        for (String allowed : allowedHosts) {
            String name = allowed.toLowerCase(Locale.ROOT);
            any |= name.equals("*");
            if (name.startsWith("*.")) {
                allowedSuffixes.add(name.substring(1));
            } else {
                allowedNames.add(name);
            }
        }
        this.anyAllowed = any;
    }

    /** Whether a request with this Host header is answered; absent ones are, since browsers always send it. */
    boolean isAllowed(@Nullable String hostHeader) {
        if (hostHeader == null || anyAllowed) {
            return true;
        }
        String host = withoutPort(hostHeader.strip()).toLowerCase(Locale.ROOT);
        if (host.startsWith("[")) {
            return host.endsWith("]") && isPrivateIpv6(host.substring(1, host.length() - 1));
        }
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        if (name.isEmpty()) {
            return hostHeader.isBlank();
        }
        int dot = name.indexOf('.');
        return dot < 0
                || isPrivateIpv4(name)
                || name.endsWith(".localhost")
                || name.equals("host.docker.internal")
                || allowedNames.contains(name)
                || allowedSuffixes.stream().anyMatch(name::endsWith);
    }

    private static String withoutPort(String hostHeader) {
        int colon = hostHeader.lastIndexOf(':');
        return colon < 0 || hostHeader.endsWith("]") ? hostHeader : hostHeader.substring(0, colon);
    }

    /** 0.0.0.0, loopback, RFC 1918, link-local, and RFC 6598 (used by overlay networks). */
    private static boolean isPrivateIpv4(String name) {
        String[] parts = name.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        int[] octets = new int[4];
        for (int i = 0; i < 4; i++) {
            octets[i] = octet(parts[i]);
            if (octets[i] < 0) {
                return false;
            }
        }
        int first = octets[0];
        int second = octets[1];
        return switch (first) {
            case 10, 127 -> true;
            case 172 -> second >= 16 && second <= 31;
            case 192 -> second == 168;
            case 169 -> second == 254;
            case 100 -> second >= 64 && second <= 127;
            case 0 -> second == 0 && octets[2] == 0 && octets[3] == 0;
            default -> false;
        };
    }

    private static int octet(String text) {
        if (text.isEmpty() || text.length() > 3) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return value <= 255 ? value : -1;
    }

    /** The unspecified and loopback addresses, fc00::/7, fe80::/10, and IPv4 in IPv6's dress. */
    private static boolean isPrivateIpv6(String address) {
        int zone = address.indexOf('%');
        String text = zone < 0 ? address : address.substring(0, zone);
        if (text.startsWith("::ffff:")) {
            return isPrivateIpv4(text.substring("::ffff:".length()));
        }
        boolean loopback = text.equals("::1") || text.equals("::") || text.equals("0:0:0:0:0:0:0:1");
        int colon = text.indexOf(':');
        boolean uniqueLocal = colon == 4 && (text.startsWith("fc") || text.startsWith("fd"));
        boolean linkLocal = colon == 4 && text.startsWith("fe") && "89ab".indexOf(text.charAt(2)) >= 0;
        return loopback || uniqueLocal || linkLocal;
    }
}
