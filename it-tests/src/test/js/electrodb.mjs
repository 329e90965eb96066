// ElectroDB as its README and guide have it: two entities in one table, collections over an index, the README's patch,
// queries, scans, batches and transactions. Configured by the environment alone: AWS_ENDPOINT_URL, AWS_REGION and the
// credentials.
import assert from "node:assert/strict";
import {
  CreateTableCommand,
  DeleteTableCommand,
  DynamoDBClient,
  waitUntilTableExists,
} from "@aws-sdk/client-dynamodb";
import { Entity, Service } from "electrodb";

const client = new DynamoDBClient({});
const table = `electro-${process.pid}-${Date.now()}`;
const string = (name) => ({ AttributeName: name, AttributeType: "S" });
const keys = (hash, range) => [
  { AttributeName: hash, KeyType: "HASH" },
  { AttributeName: range, KeyType: "RANGE" },
];
const step = async (claim, body) => {
  await body();
  console.log(`ok ${claim}`);
};

const tasks = new Entity(
  {
    model: { entity: "tasks", version: "1", service: "taskapp" },
    attributes: {
      team: { type: "string", required: true },
      task: { type: "string", required: true },
      project: { type: "string", required: true },
      employee: { type: "string" },
      status: { type: ["open", "in-progress", "closed"], default: "open" },
      points: { type: "number", default: 0 },
      tags: { type: "set", items: "string" },
      comments: {
        type: "list",
        items: { type: "map", properties: { user: { type: "string" }, body: { type: "string" } } },
      },
      updatedAt: { type: "number", readOnly: true, watch: "*", set: () => Date.now() },
    },
    indexes: {
      projects: {
        pk: { field: "pk", composite: ["team"] },
        sk: { field: "sk", composite: ["project", "task"] },
      },
      assigned: {
        collection: "assignments",
        index: "gsi1",
        pk: { field: "gsi1pk", composite: ["employee"] },
        sk: { field: "gsi1sk", composite: ["status"] },
      },
    },
  },
  { client, table },
);
const employees = new Entity(
  {
    model: { entity: "employees", version: "1", service: "taskapp" },
    attributes: {
      team: { type: "string", required: true },
      employee: { type: "string", required: true },
      title: { type: "string" },
    },
    indexes: {
      team: {
        pk: { field: "pk", composite: ["team"] },
        sk: { field: "sk", composite: ["employee"] },
      },
      assigned: {
        collection: "assignments",
        index: "gsi1",
        pk: { field: "gsi1pk", composite: ["employee"] },
        sk: { field: "gsi1sk", composite: [] },
      },
    },
  },
  { client, table },
);
const app = new Service({ tasks, employees }, { client, table });

await step("the table is made with its index", async () => {
  await client.send(
    new CreateTableCommand({
      TableName: table,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: ["pk", "sk", "gsi1pk", "gsi1sk"].map(string),
      KeySchema: keys("pk", "sk"),
      GlobalSecondaryIndexes: [
        { IndexName: "gsi1", KeySchema: keys("gsi1pk", "gsi1sk"), Projection: { ProjectionType: "ALL" } },
      ],
    }),
  );
  await waitUntilTableExists({ client, maxWaitTime: 30, minDelay: 1 }, { TableName: table });
});

const key = { team: "core", project: "backend", task: "45-662" };

await step("an entity is created, and not twice", async () => {
  await employees.create({ team: "core", employee: "janet", title: "engineer" }).go();
  const { data } = await tasks
    .create({ ...key, employee: "janet", status: "in-progress", points: 3, tags: ["a", "b"], comments: [] })
    .go();
  assert.equal(data.points, 3);
  await assert.rejects(tasks.create({ ...key, employee: "janet" }).go(), /conditional request failed/);
});

await step("the README's patch sets, adds and appends on a condition", async () => {
  const patch = () =>
    tasks
      .patch(key)
      .set({ status: "open" })
      .add({ points: 5 })
      .append({ comments: [{ user: "janet", body: "This seems half-baked." }] })
      .where(({ status }, { eq }) => eq(status, "in-progress"));
  const { data } = await patch().go({ response: "all_new" });
  assert.equal(data.points, 8);
  assert.equal(data.comments[0].user, "janet");
  await assert.rejects(patch().go(), /conditional request failed/);
  const changed = await tasks
    .update(key)
    .subtract({ points: 1 })
    .delete({ tags: ["a"] })
    .data(({ comments }, { set }) => set(comments[0].body, "Better."))
    .go({ response: "updated_new" });
  assert.equal(changed.data.points, 7);
  const { data: found } = await tasks.get(key).go();
  assert.deepEqual(found.tags, ["b"]);
  assert.equal(found.comments[0].body, "Better.");
});

await step("entities are put and read in batches", async () => {
  const many = Array.from({ length: 40 }, (_, index) => ({
    team: "core",
    project: "frontend",
    task: `t-${String(index).padStart(2, "0")}`,
    employee: index % 2 ? "janet" : "joe",
    status: "open",
    points: index,
  }));
  assert.deepEqual((await tasks.put(many).go()).unprocessed, []);
  const { data } = await tasks.get(many.map(({ team, project, task }) => ({ team, project, task }))).go();
  assert.equal(data.length, 40);
});

await step("queries have their ranges, filters and order", async () => {
  const between = await tasks.query
    .projects({ team: "core", project: "frontend" })
    .between({ task: "t-10" }, { task: "t-14" })
    .go();
  assert.deepEqual(between.data.map(({ points }) => points), [10, 11, 12, 13, 14]);
  const filtered = await tasks.query
    .projects({ team: "core" })
    .begins({ project: "front" })
    .where(({ points, employee }, { gt, eq }) => `${gt(points, 35)} AND ${eq(employee, "janet")}`)
    .go({ order: "desc" });
  assert.deepEqual(filtered.data.map(({ points }) => points), [39, 37]);
});

await step("a cursor leads through all pages", async () => {
  let cursor = null;
  const seen = [];
  do {
    const page = await tasks.query.projects({ team: "core", project: "frontend" }).go({ cursor, limit: 7 });
    seen.push(...page.data.map(({ points }) => points));
    cursor = page.cursor;
  } while (cursor !== null);
  assert.deepEqual(seen, Array.from({ length: 40 }, (_, index) => index));
});

await step("a collection reads both entities from the index", async () => {
  const { data } = await app.collections.assignments({ employee: "janet" }).go({ pages: "all" });
  assert.equal(data.employees.length, 1);
  assert.equal(data.tasks.length, 21);
});

await step("find, match and scan choose what to read", async () => {
  const found = await tasks.find({ employee: "joe", status: "open" }).go();
  assert.equal(found.data.length, 20);
  const matched = await tasks.match({ team: "core", points: 7 }).go({ pages: "all" });
  assert.equal(matched.data.length, 2);
  const scanned = await tasks.scan.where(({ points }, { lt }) => lt(points, 5)).go({ pages: "all" });
  assert.equal(scanned.data.length, 5);
});

await step("a transaction is done as a whole or not at all", async () => {
  const other = { team: "core", project: "backend", task: "45-663" };
  const done = await app.transaction
    .write(({ tasks: task, employees: employee }) => [
      task.create({ ...other, employee: "joe" }).commit(),
      task.patch(key).add({ points: 1 }).commit(),
      employee.check({ team: "core", employee: "janet" }).where(({ title }, { eq }) => eq(title, "engineer")).commit(),
    ])
    .go();
  assert.equal(done.canceled, false);
  const canceled = await app.transaction
    .write(({ tasks: task }) => [
      task.patch(key).add({ points: 100 }).commit(),
      task.create({ ...other }).commit({ response: "all_old" }),
    ])
    .go();
  assert.equal(canceled.canceled, true);
  assert.deepEqual(canceled.data.map(({ rejected, code }) => [rejected, code]), [
    [false, "None"],
    [true, "ConditionalCheckFailed"],
  ]);
  const { data } = await app.transaction
    .get(({ tasks: task }) => [task.get(key).commit(), task.get(other).commit()])
    .go();
  assert.equal(data[0].item.points, 8);
  assert.equal(data[1].item.employee, "joe");
});

await step("entities are removed, and upserted again", async () => {
  await tasks.delete(key).go();
  assert.equal((await tasks.get(key).go()).data, null);
  await assert.rejects(tasks.remove(key).go(), /conditional request failed/);
  await tasks.upsert({ ...key, points: 1 }).go();
  assert.equal((await tasks.get(key).go()).data.points, 1);
});

await client.send(new DeleteTableCommand({ TableName: table }));
