package dev.millrace.it.kcl;

import com.amazonaws.services.dynamodbv2.streamsadapter.AmazonDynamoDBStreamsAdapterClient;
import com.amazonaws.services.dynamodbv2.streamsadapter.StreamsSchedulerFactory;
import com.amazonaws.services.dynamodbv2.streamsadapter.polling.DynamoDBStreamsPollingConfig;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.kinesis.common.ConfigsBuilder;
import software.amazon.kinesis.common.InitialPositionInStream;
import software.amazon.kinesis.common.InitialPositionInStreamExtended;
import software.amazon.kinesis.coordinator.CoordinatorConfig;
import software.amazon.kinesis.coordinator.Scheduler;
import software.amazon.kinesis.leases.LeaseManagementConfig;
import software.amazon.kinesis.metrics.NullMetricsFactory;
import software.amazon.kinesis.processor.StreamTracker;

/**
 * One worker of the Kinesis Client Library on one stream, from TRIM_HORIZON, with its lease table in Millrace.
 *
 * <p>The library is as published; only its waits are shortened, all by its own settings.
 */
final class Consumer implements AutoCloseable {
    private static final int SHUTDOWN_SECONDS = 20;
    /** The adapter logs part of its lines around SLF4J, and the library forgets settings of loggers nobody holds. */
    private static final Logger ADAPTER_LOG = Logger.getLogger("com.amazonaws.services.dynamodbv2");

    private final Scheduler scheduler;

    private Consumer(Scheduler scheduler) {
        this.scheduler = scheduler;
        Thread thread = new Thread(scheduler, "kcl-scheduler");
        thread.setDaemon(true);
        thread.start();
    }

    static {
        ADAPTER_LOG.setLevel(Level.WARNING);
    }

    static Consumer start(Clients clients, String streamArn, String application, Received received) {
        AmazonDynamoDBStreamsAdapterClient adapter =
                new AmazonDynamoDBStreamsAdapterClient(clients.streams(), Clients.REGION);
        StreamTracker tracker = StreamsSchedulerFactory.createSingleStreamTracker(
                streamArn, InitialPositionInStreamExtended.newInitialPosition(InitialPositionInStream.TRIM_HORIZON));
        ConfigsBuilder configs = new ConfigsBuilder(
                tracker,
                application,
                adapter,
                clients.leases(),
                clients.metrics(),
                "worker-1",
                () -> new RecordingProcessor(received));
        DynamoDBStreamsPollingConfig polling = new DynamoDBStreamsPollingConfig(streamArn, adapter);
        polling.idleTimeBetweenReadsInMillis(100);
        return new Consumer(StreamsSchedulerFactory.createScheduler(
                configs.checkpointConfig(),
                quick(configs.coordinatorConfig()),
                quick(configs.leaseManagementConfig()),
                configs.lifecycleConfig().taskBackoffTimeMillis(100),
                configs.metricsConfig().metricsFactory(new NullMetricsFactory()),
                configs.processorConfig(),
                configs.retrievalConfig().retrievalSpecificConfig(polling),
                adapter));
    }

    private static CoordinatorConfig quick(CoordinatorConfig config) {
        return config.parentShardPollIntervalMillis(500)
                .shardConsumerDispatchPollIntervalMillis(100)
                .schedulerInitializationBackoffTimeMillis(200)
                .skipShardSyncAtWorkerInitializationIfLeasesExist(true);
    }

    private static LeaseManagementConfig quick(LeaseManagementConfig config) {
        config.workerUtilizationAwareAssignmentConfig()
                .disableWorkerMetrics(true)
                .workerMetricsReporterFreqInMillis(500)
                .inMemoryWorkerMetricsCaptureFrequencyMillis(500);
        config.gracefulLeaseHandoffConfig().isGracefulLeaseHandoffEnabled(false);
        return config.failoverTimeMillis(500)
                .shardSyncIntervalMillis(1000)
                .leasesRecoveryAuditorExecutionFrequencyMillis(1000)
                .billingMode(BillingMode.PAY_PER_REQUEST);
    }

    @Override
    public void close() {
        try {
            scheduler.startGracefulShutdown().get(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            scheduler.shutdown();
        } catch (InterruptedException e) {
            scheduler.shutdown();
            Thread.currentThread().interrupt();
        }
    }
}
