package dev.millrace.server.metrics;

import dev.millrace.server.namespace.Namespace;
import dev.millrace.server.namespace.Namespaces;
import dev.millrace.storage.kv.StoreUsage;
import dev.millrace.streams.StreamActivity;
import dev.millrace.streams.trigger.MappingReport;
import dev.millrace.streams.trigger.TriggerService;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes {@code /metrics} in the text format of Prometheus; docs/metrics.md lists the series. The only user of the library
 * for it, so that nothing of that is loaded before.
 */
final class PrometheusPage {
    static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private PrometheusPage() {}

    static String write(RequestMetrics requests, Namespaces namespaces) {
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        addRequests(all, requests);
        List<Namespace> open = namespaces.allOpen();
        all.metricSnapshot(gauge("millrace_namespaces", "Open namespaces.")
                .dataPoint(value(Labels.EMPTY, open.size()))
                .build());
        addStreams(all, open);
        addTriggers(all, open);
        addUsage(all, namespaces, open);
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            PrometheusTextFormatWriter.create().write(out, all.build(), EscapingScheme.UNDERSCORE_ESCAPING);
            return out.toString(StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void addRequests(MetricSnapshots.Builder all, RequestMetrics requests) {
        CounterSnapshot.Builder counts =
                CounterSnapshot.builder().name("millrace_requests").help("Answered requests by operation and status.");
        HistogramSnapshot.Builder times = HistogramSnapshot.builder()
                .name("millrace_request_duration_seconds")
                .unit(Unit.SECONDS)
                .help("From the whole request to its answer, by operation.");
        requests.byOperation().forEach((operation, metrics) -> {
            Labels labels = Labels.of("operation", operation);
            for (int index = 0; index < OperationMetrics.statusCount(); index++) {
                long count = metrics.count(index);
                if (count > 0) {
                    int status = OperationMetrics.status(index);
                    counts.dataPoint(CounterDataPointSnapshot.builder()
                            .labels(labels.add("status", status == 0 ? "other" : Integer.toString(status)))
                            .value((double) count)
                            .build());
                }
            }
            times.dataPoint(HistogramDataPointSnapshot.builder()
                    .labels(labels)
                    .classicHistogramBuckets(buckets(metrics))
                    .sum(metrics.sumSeconds())
                    .build());
        });
        all.metricSnapshot(counts.build());
        all.metricSnapshot(times.build());
    }

    private static ClassicHistogramBuckets buckets(OperationMetrics metrics) {
        ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
        for (int index = 0; index < OperationMetrics.bucketCount(); index++) {
            buckets.bucket(OperationMetrics.boundSeconds(index), metrics.countInBucket(index));
        }
        return buckets.build();
    }

    private static void addStreams(MetricSnapshots.Builder all, List<Namespace> open) {
        long written = 0;
        long read = 0;
        // Two callers' streams may have one ARN; the age of the one that is further behind stands for both.
        Map<String, Duration> ages = new TreeMap<>();
        for (Namespace namespace : open) {
            StreamActivity activity = namespace.streams().activity();
            written += activity.writtenCount();
            read += activity.readCount();
            namespace
                    .streams()
                    .iteratorAges(namespace.clock().instant())
                    .forEach(
                            (arn, age) -> ages.merge(arn, age, (one, other) -> one.compareTo(other) > 0 ? one : other));
        }
        all.metricSnapshot(counter("millrace_stream_records_written", "Stream records written.", written));
        all.metricSnapshot(counter("millrace_stream_records_read", "Stream records that GetRecords returned.", read));
        GaugeSnapshot.Builder age = gauge(
                        "millrace_stream_iterator_age_seconds",
                        "How far reading is behind, by the server's clock: 0 where it has reached the end.")
                .unit(Unit.SECONDS);
        ages.forEach((arn, value) -> age.dataPoint(value(Labels.of("stream", arn), value.toMillis() / 1e3)));
        all.metricSnapshot(age.build());
    }

    private static void addTriggers(MetricSnapshots.Builder all, List<Namespace> open) {
        CounterSnapshot.Builder calls =
                CounterSnapshot.builder().name("millrace_trigger_invocations").help("Functions invoked by triggers.");
        CounterSnapshot.Builder failures = CounterSnapshot.builder()
                .name("millrace_trigger_failures")
                .help("Invocations by triggers that failed, wholly or in part.");
        GaugeSnapshot.Builder age = gauge(
                        "millrace_trigger_iterator_age_seconds",
                        "Age of the oldest record that a trigger has not handled, by the server's clock.")
                .unit(Unit.SECONDS);
        for (Namespace namespace : open) {
            TriggerService triggers = namespace.findTriggers().orElse(null);
            if (triggers == null) {
                continue;
            }
            for (MappingReport report : triggers.reports()) {
                // UUIDs are unique over all namespaces.
                Labels labels = Labels.of(
                        "function",
                        report.mapping().functionArn(),
                        "mapping",
                        report.mapping().uuid());
                calls.dataPoint(count(labels, report.counts().invocations()));
                failures.dataPoint(count(labels, report.counts().failures()));
                age.dataPoint(value(labels, report.lagMillis() / 1e3));
            }
        }
        all.metricSnapshot(calls.build());
        all.metricSnapshot(failures.build());
        all.metricSnapshot(age.build());
    }

    private static CounterDataPointSnapshot count(Labels labels, long value) {
        return CounterDataPointSnapshot.builder()
                .labels(labels)
                .value((double) value)
                .build();
    }

    private static void addUsage(MetricSnapshots.Builder all, Namespaces namespaces, List<Namespace> open) {
        StoreUsage usage = StoreUsage.NOTHING;
        for (Namespace namespace : open) {
            usage = usage.plus(namespace.store().usage());
        }
        GaugeSnapshot.Builder memory = gauge("millrace_rocksdb_memory_bytes", "Native memory of RocksDB by kind.")
                .unit(Unit.BYTES);
        GaugeSnapshot.Builder disk = gauge("millrace_rocksdb_disk_bytes", "Disk space of RocksDB by kind.")
                .unit(Unit.BYTES);
        if (namespaces.areOnDisk()) {
            memory.dataPoint(bytes("cache", namespaces.cacheBytes()));
            memory.dataPoint(bytes("write_buffers", usage.writeBufferBytes()));
            memory.dataPoint(bytes("table_readers", usage.tableReaderBytes()));
            disk.dataPoint(bytes("tables", usage.tableFileBytes()));
            disk.dataPoint(bytes("log", usage.logFileBytes()));
        }
        all.metricSnapshot(memory.build());
        all.metricSnapshot(disk.build());
    }

    private static CounterSnapshot counter(String name, String help, long value) {
        return CounterSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(
                        CounterDataPointSnapshot.builder().value((double) value).build())
                .build();
    }

    private static GaugeSnapshot.Builder gauge(String name, String help) {
        return GaugeSnapshot.builder().name(name).help(help);
    }

    private static GaugeDataPointSnapshot value(Labels labels, double value) {
        return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
    }

    private static GaugeDataPointSnapshot bytes(String kind, long size) {
        return value(Labels.of("kind", kind), (double) size);
    }
}
