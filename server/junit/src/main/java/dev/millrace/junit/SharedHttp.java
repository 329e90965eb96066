package dev.millrace.junit;

import java.util.Iterator;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpService;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * The connections that all clients of this JVM share, which makes a client cost next to nothing: by whichever HTTP
 * implementations of the SDK the class path has. Thread-safe.
 */
final class SharedHttp implements AutoCloseable {
    /** Enough for tests in parallel. */
    private static final AttributeMap OPTIONS = AttributeMap.builder()
            .put(SdkHttpConfigurationOption.MAX_CONNECTIONS, 500)
            .build();

    private @Nullable SdkHttpClient sync;
    private @Nullable SdkAsyncHttpClient async;

    synchronized SdkHttpClient sync() {
        SdkHttpClient present = sync;
        if (present == null) {
            present = first(SdkHttpService.class, "url-connection-client")
                    .createHttpClientBuilder()
                    .buildWithDefaults(OPTIONS);
            sync = present;
        }
        return present;
    }

    synchronized SdkAsyncHttpClient async() {
        SdkAsyncHttpClient present = async;
        if (present == null) {
            present = first(SdkAsyncHttpService.class, "netty-nio-client")
                    .createAsyncHttpClientFactory()
                    .buildWithDefaults(OPTIONS);
            async = present;
        }
        return present;
    }

    private static <S> S first(Class<S> service, String artifact) {
        Iterator<S> found =
                ServiceLoader.load(service, service.getClassLoader()).iterator();
        if (!found.hasNext()) {
            throw SdkPresence.missing("A client", artifact);
        }
        return found.next();
    }

    @Override
    public synchronized void close() {
        if (sync != null) {
            sync.close();
        }
        if (async != null) {
            async.close();
        }
    }
}
