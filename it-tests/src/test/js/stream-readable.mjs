// dynamodb-streams-readable reads one shard as a Node.js stream. Here a reader a shard, children after their parent, follows
// a table's stream through a rotation and two splits until the stream is turned off and read to its end, while a writer
// goes on. Configured by the environment alone: AWS_ENDPOINT_URL, AWS_REGION and the credentials.
import assert from "node:assert/strict";
import { DynamoDBClient, CreateTableCommand, UpdateItemCommand, UpdateTableCommand } from "@aws-sdk/client-dynamodb";
import {
  DynamoDBStreamsClient,
  DescribeStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from "@aws-sdk/client-dynamodb-streams";
import readable from "dynamodb-streams-readable";

const endpoint = process.env.AWS_ENDPOINT_URL;
const tables = new DynamoDBClient({ endpoint });
const streams = new DynamoDBStreamsClient({ endpoint });
const name = `Readings-${process.pid}-${Date.now()}`;
const itemCount = 20;
const written = new Map();
const received = new Map();
const shards = new Set();
let recordCount = 0;

const step = async (claim, body) => {
  const result = await body();
  console.log(`ok ${claim}`);
  return result;
};

// The package calls a client with callbacks, as the second version of the SDK had them.
const called = (Command) => (params, callback) =>
  streams.send(new Command(params)).then(
    (data) => callback(null, data),
    (error) => callback(error),
  );
const client = {
  describeStream: called(DescribeStreamCommand),
  getShardIterator: called(GetShardIteratorCommand),
  getRecords: called(GetRecordsCommand),
};

const write = async (count) => {
  for (let turn = 0; turn < count; turn++) {
    const item = `item-${turn % itemCount}`;
    await tables.send(
      new UpdateItemCommand({
        TableName: name,
        Key: { pk: { S: item } },
        UpdateExpression: "ADD version :one",
        ExpressionAttributeValues: { ":one": { N: "1" } },
      }),
    );
    written.set(item, (written.get(item) ?? 0) + 1);
  }
};

const reshard = async (how) => {
  const answer = await fetch(`${endpoint}/_millrace/streams/${how}`, {
    method: "POST",
    headers: { "X-Millrace": "1" },
    body: JSON.stringify({ table: name }),
  });
  assert.equal(answer.status, 200, await answer.text());
};

const childrenOf = async (arn, shardId) => {
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn: arn }));
  return StreamDescription.Shards.filter((shard) => shard.ParentShardId === shardId).map((shard) => shard.ShardId);
};

const readShard = (arn, shardId) =>
  new Promise((resolve, reject) => {
    shards.add(shardId);
    readable(client, arn, { shardId, iterator: "TRIM_HORIZON", limit: 100, readInterval: 50 })
      .on("data", (records) => {
        for (const { dynamodb } of records) {
          const versions = received.get(dynamodb.Keys.pk.S) ?? [];
          versions.push(Number(dynamodb.NewImage.version.N));
          received.set(dynamodb.Keys.pk.S, versions);
          recordCount++;
        }
      })
      .on("error", reject)
      .on("end", resolve);
  });

const follow = async (arn, shardId) => {
  await readShard(arn, shardId);
  await Promise.all((await childrenOf(arn, shardId)).map((child) => follow(arn, child)));
};

const until = async (condition) => {
  const deadline = Date.now() + 120_000;
  while (!condition()) {
    assert.ok(Date.now() < deadline, `${recordCount} records came`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

const arn = await step("a table with a stream is created", async () => {
  const created = await tables.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [{ AttributeName: "pk", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
      StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" },
    }),
  );
  return created.TableDescription.LatestStreamArn;
});

const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn: arn }));
const followed = Promise.all(StreamDescription.Shards.map((shard) => follow(arn, shard.ShardId)));
// A failure is reported where the stream is awaited, not here.
followed.catch(() => {});

await step("records come while the shard is open", async () => {
  await write(60);
  await until(() => recordCount === 60);
});

await step("they come through a rotation", async () => {
  await reshard("rotate");
  await write(60);
  await until(() => recordCount === 120);
});

await step("they come through splits", async () => {
  await reshard("split");
  await write(60);
  await reshard("split");
  await write(60);
  await until(() => recordCount === 240);
});

await step("every shard ends when the stream is turned off", async () => {
  await write(20);
  await tables.send(new UpdateTableCommand({ TableName: name, StreamSpecification: { StreamEnabled: false } }));
  await followed;
  const { StreamDescription: ended } = await streams.send(new DescribeStreamCommand({ StreamArn: arn }));
  assert.deepEqual([...shards].sort(), ended.Shards.map((shard) => shard.ShardId).sort());
  assert.equal(shards.size, 6);
});

await step("every version of every item came once and in order", () => {
  assert.equal(received.size, itemCount);
  for (const [item, count] of written) {
    assert.deepEqual(received.get(item), Array.from({ length: count }, (_, index) => index + 1), item);
  }
});
