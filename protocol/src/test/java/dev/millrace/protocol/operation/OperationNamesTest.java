package dev.millrace.protocol.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OperationNamesTest {
    private static final List<OperationContract<?, ?>> CONTRACTS = List.of(
            new CreateTableContract(),
            new DescribeTableContract(),
            new ListTablesContract(),
            new DeleteTableContract(),
            new UpdateTableContract(),
            new PutItemContract(),
            new GetItemContract(),
            new UpdateItemContract(),
            new DeleteItemContract(),
            new BatchGetItemContract(),
            new BatchWriteItemContract(),
            new TransactGetItemsContract(),
            new TransactWriteItemsContract(),
            new QueryContract(),
            new ScanContract(),
            new TagResourceContract(),
            new UntagResourceContract(),
            new ListTagsOfResourceContract(),
            new UpdateTimeToLiveContract(),
            new DescribeTimeToLiveContract(),
            new DescribeLimitsContract(),
            new DescribeEndpointsContract(),
            new DescribeContinuousBackupsContract(),
            new UpdateContinuousBackupsContract(),
            new DescribeContributorInsightsContract(),
            new UpdateContributorInsightsContract(),
            new ListContributorInsightsContract(),
            new DescribeKinesisStreamingDestinationContract(),
            new GetResourcePolicyContract(),
            new PutResourcePolicyContract(),
            new DeleteResourcePolicyContract(),
            new ListStreamsContract(),
            new DescribeStreamContract(),
            new GetShardIteratorContract(),
            new GetRecordsContract());

    @Test
    void everyOperationOfTheServicesIsListed() {
        assertThat(OperationNames.of(Service.DYNAMODB)).hasSize(58);
        assertThat(OperationNames.of(Service.DYNAMODB_STREAMS)).hasSize(4);
    }

    @Test
    void exactlyTheOperationsWithContractHaveNoReason() {
        for (Service service : Service.values()) {
            assertThat(CONTRACTS.stream()
                            .filter(contract -> contract.service() == service)
                            .map(OperationContract::name)
                            .toList())
                    .containsExactlyInAnyOrderElementsOf(OperationNames.of(service).entrySet().stream()
                            .filter(entry -> entry.getValue().isEmpty())
                            .map(Map.Entry::getKey)
                            .collect(Collectors.toList()));
        }
    }
}
