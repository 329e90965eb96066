package dev.millrace.server;

import dev.millrace.protocol.operation.BatchGetItemContract;
import dev.millrace.protocol.operation.BatchWriteItemContract;
import dev.millrace.protocol.operation.CreateTableContract;
import dev.millrace.protocol.operation.DeleteItemContract;
import dev.millrace.protocol.operation.DeleteResourcePolicyContract;
import dev.millrace.protocol.operation.DeleteTableContract;
import dev.millrace.protocol.operation.DescribeContinuousBackupsContract;
import dev.millrace.protocol.operation.DescribeContributorInsightsContract;
import dev.millrace.protocol.operation.DescribeEndpointsContract;
import dev.millrace.protocol.operation.DescribeKinesisStreamingDestinationContract;
import dev.millrace.protocol.operation.DescribeLimitsContract;
import dev.millrace.protocol.operation.DescribeStreamContract;
import dev.millrace.protocol.operation.DescribeTableContract;
import dev.millrace.protocol.operation.DescribeTimeToLiveContract;
import dev.millrace.protocol.operation.GetItemContract;
import dev.millrace.protocol.operation.GetRecordsContract;
import dev.millrace.protocol.operation.GetResourcePolicyContract;
import dev.millrace.protocol.operation.GetShardIteratorContract;
import dev.millrace.protocol.operation.ListContributorInsightsContract;
import dev.millrace.protocol.operation.ListStreamsContract;
import dev.millrace.protocol.operation.ListTablesContract;
import dev.millrace.protocol.operation.ListTagsOfResourceContract;
import dev.millrace.protocol.operation.PutItemContract;
import dev.millrace.protocol.operation.PutResourcePolicyContract;
import dev.millrace.protocol.operation.QueryContract;
import dev.millrace.protocol.operation.ScanContract;
import dev.millrace.protocol.operation.TagResourceContract;
import dev.millrace.protocol.operation.TransactGetItemsContract;
import dev.millrace.protocol.operation.TransactWriteItemsContract;
import dev.millrace.protocol.operation.UntagResourceContract;
import dev.millrace.protocol.operation.UpdateContinuousBackupsContract;
import dev.millrace.protocol.operation.UpdateContributorInsightsContract;
import dev.millrace.protocol.operation.UpdateItemContract;
import dev.millrace.protocol.operation.UpdateTableContract;
import dev.millrace.protocol.operation.UpdateTimeToLiveContract;
import dev.millrace.server.dispatch.Execution;
import dev.millrace.server.dispatch.OperationCatalog;
import dev.millrace.server.operation.account.DescribeEndpointsHandler;
import dev.millrace.server.operation.account.DescribeLimitsHandler;
import dev.millrace.server.operation.backup.DescribeContinuousBackupsHandler;
import dev.millrace.server.operation.backup.UpdateContinuousBackupsHandler;
import dev.millrace.server.operation.batch.BatchGetItemHandler;
import dev.millrace.server.operation.batch.BatchWriteItemHandler;
import dev.millrace.server.operation.insights.DescribeContributorInsightsHandler;
import dev.millrace.server.operation.insights.ListContributorInsightsHandler;
import dev.millrace.server.operation.insights.UpdateContributorInsightsHandler;
import dev.millrace.server.operation.item.DeleteItemHandler;
import dev.millrace.server.operation.item.GetItemHandler;
import dev.millrace.server.operation.item.PutItemHandler;
import dev.millrace.server.operation.item.UpdateItemHandler;
import dev.millrace.server.operation.kinesis.DescribeKinesisStreamingDestinationHandler;
import dev.millrace.server.operation.policy.DeleteResourcePolicyHandler;
import dev.millrace.server.operation.policy.GetResourcePolicyHandler;
import dev.millrace.server.operation.policy.PutResourcePolicyHandler;
import dev.millrace.server.operation.query.QueryHandler;
import dev.millrace.server.operation.query.ScanHandler;
import dev.millrace.server.operation.stream.DescribeStreamHandler;
import dev.millrace.server.operation.stream.GetRecordsHandler;
import dev.millrace.server.operation.stream.GetShardIteratorHandler;
import dev.millrace.server.operation.stream.ListStreamsHandler;
import dev.millrace.server.operation.table.CreateTableHandler;
import dev.millrace.server.operation.table.DeleteTableHandler;
import dev.millrace.server.operation.table.DescribeTableHandler;
import dev.millrace.server.operation.table.ListTablesHandler;
import dev.millrace.server.operation.table.UpdateTableHandler;
import dev.millrace.server.operation.tag.ListTagsOfResourceHandler;
import dev.millrace.server.operation.tag.TagResourceHandler;
import dev.millrace.server.operation.tag.UntagResourceHandler;
import dev.millrace.server.operation.transaction.TransactGetItemsHandler;
import dev.millrace.server.operation.transaction.TransactWriteItemsHandler;
import dev.millrace.server.operation.ttl.DescribeTimeToLiveHandler;
import dev.millrace.server.operation.ttl.UpdateTimeToLiveHandler;
import java.util.UUID;
import java.util.function.Supplier;

/** Every operation this server answers, one line each; all others are unknown to it. */
final class Operations {
    private Operations() {}

    /** The catalogue; {@code tableIds} gives each table its TableId. */
    static OperationCatalog catalog(Supplier<UUID> tableIds) {
        return OperationCatalog.builder()
                .add(new GetItemContract(), new GetItemHandler(), Execution.EVENT_LOOP)
                .add(new PutItemContract(), new PutItemHandler(), Execution.EVENT_LOOP)
                .add(new UpdateItemContract(), new UpdateItemHandler(), Execution.EVENT_LOOP)
                .add(new DeleteItemContract(), new DeleteItemHandler(), Execution.EVENT_LOOP)
                .add(new QueryContract(), new QueryHandler(), Execution.POOL)
                .add(new ScanContract(), new ScanHandler(), Execution.POOL)
                .add(new BatchGetItemContract(), new BatchGetItemHandler(), Execution.POOL)
                .add(new BatchWriteItemContract(), new BatchWriteItemHandler(), Execution.POOL)
                .add(new TransactGetItemsContract(), new TransactGetItemsHandler(), Execution.POOL)
                .add(new TransactWriteItemsContract(), new TransactWriteItemsHandler(), Execution.POOL)
                .add(new CreateTableContract(), new CreateTableHandler(tableIds), Execution.POOL)
                .add(new DescribeTableContract(), new DescribeTableHandler(), Execution.POOL)
                .add(new ListTablesContract(), new ListTablesHandler(), Execution.POOL)
                .add(new UpdateTableContract(), new UpdateTableHandler(), Execution.POOL)
                .add(new DeleteTableContract(), new DeleteTableHandler(), Execution.POOL)
                .add(new TagResourceContract(), new TagResourceHandler(), Execution.POOL)
                .add(new UntagResourceContract(), new UntagResourceHandler(), Execution.POOL)
                .add(new ListTagsOfResourceContract(), new ListTagsOfResourceHandler(), Execution.POOL)
                .add(new UpdateTimeToLiveContract(), new UpdateTimeToLiveHandler(), Execution.POOL)
                .add(new DescribeTimeToLiveContract(), new DescribeTimeToLiveHandler(), Execution.POOL)
                .add(new DescribeLimitsContract(), new DescribeLimitsHandler(), Execution.POOL)
                .add(new DescribeEndpointsContract(), new DescribeEndpointsHandler(), Execution.POOL)
                .add(new DescribeContinuousBackupsContract(), new DescribeContinuousBackupsHandler(), Execution.POOL)
                .add(new UpdateContinuousBackupsContract(), new UpdateContinuousBackupsHandler(), Execution.POOL)
                .add(
                        new DescribeContributorInsightsContract(),
                        new DescribeContributorInsightsHandler(),
                        Execution.POOL)
                .add(new UpdateContributorInsightsContract(), new UpdateContributorInsightsHandler(), Execution.POOL)
                .add(new ListContributorInsightsContract(), new ListContributorInsightsHandler(), Execution.POOL)
                .add(
                        new DescribeKinesisStreamingDestinationContract(),
                        new DescribeKinesisStreamingDestinationHandler(),
                        Execution.POOL)
                .add(new GetResourcePolicyContract(), new GetResourcePolicyHandler(), Execution.POOL)
                .add(new PutResourcePolicyContract(), new PutResourcePolicyHandler(), Execution.POOL)
                .add(new DeleteResourcePolicyContract(), new DeleteResourcePolicyHandler(), Execution.POOL)
                .add(new ListStreamsContract(), new ListStreamsHandler(), Execution.POOL)
                .add(new DescribeStreamContract(), new DescribeStreamHandler(), Execution.POOL)
                .add(new GetShardIteratorContract(), new GetShardIteratorHandler(), Execution.POOL)
                .add(new GetRecordsContract(), new GetRecordsHandler(), Execution.POOL)
                .build();
    }
}
