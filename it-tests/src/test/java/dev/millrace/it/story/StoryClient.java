package dev.millrace.it.story;

import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsRequest;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableResponse;

/** The operations of the main job, so that the story is told once for the waiting client and the one with futures. */
public interface StoryClient extends AutoCloseable {
    /** CreateTable. */
    CreateTableResponse createTable(CreateTableRequest request);

    /** DescribeTable. */
    DescribeTableResponse describeTable(DescribeTableRequest request);

    /** ListTables. */
    ListTablesResponse listTables(ListTablesRequest request);

    /** UpdateTable. */
    UpdateTableResponse updateTable(UpdateTableRequest request);

    /** DeleteTable. */
    DeleteTableResponse deleteTable(DeleteTableRequest request);

    /** PutItem. */
    PutItemResponse putItem(PutItemRequest request);

    /** GetItem. */
    GetItemResponse getItem(GetItemRequest request);

    /** UpdateItem. */
    UpdateItemResponse updateItem(UpdateItemRequest request);

    /** DeleteItem. */
    DeleteItemResponse deleteItem(DeleteItemRequest request);

    /** ListStreams. */
    ListStreamsResponse listStreams(ListStreamsRequest request);

    /** DescribeStream. */
    DescribeStreamResponse describeStream(DescribeStreamRequest request);

    /** GetShardIterator. */
    GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request);

    /** GetRecords. */
    GetRecordsResponse getRecords(GetRecordsRequest request);

    @Override
    void close();
}
