package dev.millrace.server.http;

import dev.millrace.server.dispatch.Answer;
import dev.millrace.server.dispatch.RequestIds;
import dev.millrace.server.dispatch.RequestRouter;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens on a port and serves its connections on a few event loops. Thread-safe.
 *
 * <p>The acceptor shares the event loops: connections are few and live long.
 */
public final class HttpFrontend implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HttpFrontend.class);
    /** AWS refuses a longer request line or head with 400 (source: errors.md section 2). */
    private static final int HEAD_SIZE_MAX = 16 << 10;

    private static final int PIECE_SIZE_MAX = 1 << 20;
    private static final int CONNECTION_COUNT_MAX = 10_000;
    private static final int BACKLOG = 1024;
    private static final Duration SWEEP_PERIOD_MAX = Duration.ofSeconds(5);
    private static final Duration DRAIN_PATIENCE = Duration.ofSeconds(10);
    private static final String HOST_REFUSAL = "This Host is not answered. If it is yours, start Millrace with"
            + " --allow-host NAME (or MILLRACE_ALLOW_HOST=NAME) to name it.\n";

    private final MultiThreadIoEventLoopGroup eventLoops;
    private final Channel listener;
    private final OpenConnections connections;
    private final ByteBudget budget;
    private final Future<?> sweep;

    private HttpFrontend(
            MultiThreadIoEventLoopGroup eventLoops,
            Channel listener,
            OpenConnections connections,
            ByteBudget budget,
            Future<?> sweep) {
        this.budget = budget;
        this.sweep = sweep;
        this.eventLoops = eventLoops;
        this.listener = listener;
        this.connections = connections;
    }

    /**
     * Starts to listen.
     *
     * @throws IOException if the address is unknown or taken
     */
    public static HttpFrontend start(FrontendOptions options, RequestRouter router, RequestIds requestIds)
            throws IOException {
        InetSocketAddress address = new InetSocketAddress(resolved(options.host()), options.port());
        OpenConnections connections = new OpenConnections(CONNECTION_COUNT_MAX);
        ByteBudget budget = new ByteBudget(options.inFlightSizeMax());
        FrontendShare share = new FrontendShare(
                router,
                requestIds,
                budget,
                new AnswerEncoder(new HttpDate(options.instants())),
                new HostPolicy(options.allowedHosts()),
                new CorsPolicy(options.corsOrigins()),
                Answer.text(403, "text/plain; charset=utf-8", HOST_REFUSAL),
                connections,
                options.idlePatience(),
                options.stallPatience());
        MultiThreadIoEventLoopGroup eventLoops = new MultiThreadIoEventLoopGroup(
                options.eventLoopCount(), new DefaultThreadFactory("millrace-http", true), NioIoHandler.newFactory());
        ChannelFuture bound = bootstrap(eventLoops, share).bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            shutdown(eventLoops);
            Throwable cause = bound.cause();
            throw cause instanceof IOException failure ? failure : new IOException("cannot listen", cause);
        }
        long sweepMillis = Math.min(
                SWEEP_PERIOD_MAX.toMillis(),
                Math.max(1, options.stallPatience().toMillis() / 4));
        Future<?> sweep = eventLoops.scheduleAtFixedRate(
                () -> connections.forEach(HttpConnection::checkPatienceSoon),
                sweepMillis,
                sweepMillis,
                TimeUnit.MILLISECONDS);
        return new HttpFrontend(eventLoops, bound.channel(), connections, budget, sweep);
    }

    /** The port that is listened on. */
    public int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** Connections that are open now. */
    int connectionCount() {
        return connections.count();
    }

    /** Bytes of bodies and answers that are held now. */
    long inFlightSize() {
        return budget.usedSize();
    }

    /** Stops listening, lets requests under way be answered, closes all connections and ends all threads. */
    @Override
    public void close() {
        listener.close().awaitUninterruptibly();
        sweep.cancel(false);
        var drained = connections.drain();
        connections.forEach(HttpConnection::drainSoon);
        try {
            drained.get(DRAIN_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException late) {
            log.warn("closing connections whose requests are still under way");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        shutdown(eventLoops);
    }

    private static void shutdown(MultiThreadIoEventLoopGroup eventLoops) {
        eventLoops
                .shutdownGracefully(0, DRAIN_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(DRAIN_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static InetAddress resolved(String host) throws IOException {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException unknown) {
            throw new IOException("the host name " + host + " is unknown", unknown);
        }
    }

    private static ServerBootstrap bootstrap(MultiThreadIoEventLoopGroup eventLoops, FrontendShare share) {
        HttpDecoderConfig decoding = new HttpDecoderConfig()
                .setMaxInitialLineLength(HEAD_SIZE_MAX)
                .setMaxHeaderSize(HEAD_SIZE_MAX)
                .setMaxChunkSize(PIECE_SIZE_MAX)
                .setChunkedSupported(true);
        return new ServerBootstrap()
                .group(eventLoops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.AUTO_READ, false)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        HttpConnection connection = new HttpConnection(share);
                        channel.pipeline().addLast(new RequestDecoder(decoding, connection), connection);
                    }
                });
    }
}
