// Dynamoose as its guide has it: a schema makes the table, with an index and a time to live; documents, queries, scans,
// batches and transactions. Configured by the environment alone: AWS_ENDPOINT_URL, AWS_REGION and the credentials.
import assert from "node:assert/strict";
import dynamoose from "dynamoose";

const name = `Cat-${process.pid}-${Date.now()}`;
const schema = new dynamoose.Schema(
  {
    name: { type: String, hashKey: true },
    year: { type: Number, rangeKey: true },
    breed: { type: String, index: { name: "breedIndex", rangeKey: "lives", project: true } },
    lives: Number,
    nicknames: { type: Array, schema: [String] },
    tags: { type: Set, schema: [String] },
    owner: { type: Object, schema: { city: String } },
  },
  { timestamps: false, saveUnknown: false },
);
const Cat = dynamoose.model(name, schema);
const table = new dynamoose.Table(name, [Cat], {
  initialize: false,
  throughput: "ON_DEMAND",
  expires: { ttl: 3600_000, attribute: "expiresAt" },
  tags: { purpose: "test" },
  waitForActive: { enabled: true, check: { timeout: 30_000, frequency: 100 } },
});
const step = async (claim, body) => {
  await body();
  console.log(`ok ${claim}`);
};

await step("the schema makes the table, its index and its time to live", () => table.initialize());

await step("a document is created, and not twice", async () => {
  await Cat.create({ name: "Mr. Whiskers", year: 2019, breed: "tabby", lives: 9, tags: new Set(["a", "b"]), owner: { city: "Oslo" } });
  await assert.rejects(Cat.create({ name: "Mr. Whiskers", year: 2019 }), { name: "ConditionalCheckFailedException" });
});

await step("a document is read, and keeps its types", async () => {
  const cat = await Cat.get({ name: "Mr. Whiskers", year: 2019 });
  assert.equal(cat.lives, 9);
  assert.deepEqual(cat.owner, { city: "Oslo" });
  assert.deepEqual([...cat.tags].sort(), ["a", "b"]);
  assert.ok(cat.expiresAt > new Date());
  assert.equal(await Cat.get({ name: "nobody", year: 1 }), undefined);
});

await step("documents are put and read in batches", async () => {
  const cats = Array.from({ length: 30 }, (_, index) => ({ name: "Many", year: 2000 + index, breed: index % 2 ? "tabby" : "manx", lives: index }));
  for (let start = 0; start < cats.length; start += 25) {
    const { unprocessedItems } = await Cat.batchPut(cats.slice(start, start + 25));
    assert.deepEqual(unprocessedItems, []);
  }
  const found = await Cat.batchGet(cats.map(({ name, year }) => ({ name, year })));
  assert.equal(found.length, 30);
});

await step("a query by key has its order, range, limit and next page", async () => {
  const page = await Cat.query("name").eq("Many").where("year").between(2010, 2019).sort("descending").limit(4).exec();
  assert.deepEqual(page.map(({ year }) => year), [2019, 2018, 2017, 2016]);
  const next = await Cat.query("name").eq("Many").where("year").between(2010, 2019).sort("descending").limit(4).startAt(page.lastKey).exec();
  assert.deepEqual(next.map(({ year }) => year), [2015, 2014, 2013, 2012]);
  const { count } = await Cat.query("name").eq("Many").count().exec();
  assert.equal(count, 30);
});

await step("a query on the index has its filter", async () => {
  const cats = await Cat.query("breed").eq("tabby").where("lives").gt(20).using("breedIndex").exec();
  assert.deepEqual(cats.map(({ lives }) => lives), [21, 23, 25, 27, 29]);
  const filtered = await Cat.query("breed").eq("tabby").using("breedIndex").filter("owner.city").eq("Oslo").exec();
  assert.deepEqual(filtered.map((cat) => cat.name), ["Mr. Whiskers"]);
});

await step("an update sets, adds, appends and removes, on a condition", async () => {
  const key = { name: "Mr. Whiskers", year: 2019 };
  const updated = await Cat.update(key, { $SET: { nicknames: ["Mr. W"] }, $ADD: { lives: -1 }, $REMOVE: ["owner"] });
  assert.equal(updated.lives, 8);
  assert.equal(updated.owner, undefined);
  await Cat.update(key, { $ADD: { nicknames: ["Whisk"] } });
  assert.deepEqual((await Cat.get(key)).nicknames, ["Mr. W", "Whisk"]);
  await assert.rejects(
    Cat.update(key, { lives: 1 }, { condition: new dynamoose.Condition().filter("lives").eq(1) }),
    { name: "ConditionalCheckFailedException" },
  );
});

await step("a scan filters, and all segments together see everything", async () => {
  const manx = await Cat.scan("breed").eq("manx").and().filter("lives").lt(10).exec();
  assert.equal(manx.length, 5);
  const segments = await Cat.scan().parallel(3).all().exec();
  assert.equal(segments.length, 31);
});

await step("a transaction is done as a whole or not at all", async () => {
  await dynamoose.transaction([
    Cat.transaction.create({ name: "Tom", year: 1940, lives: 9 }),
    Cat.transaction.update({ name: "Mr. Whiskers", year: 2019 }, { $ADD: { lives: -1 } }),
    Cat.transaction.delete({ name: "Many", year: 2000 }),
    Cat.transaction.condition({ name: "Many", year: 2001 }, new dynamoose.Condition("lives").eq(1)),
  ]);
  await assert.rejects(
    dynamoose.transaction([
      Cat.transaction.update({ name: "Tom", year: 1940 }, { lives: 1 }),
      Cat.transaction.create({ name: "Mr. Whiskers", year: 2019 }),
    ]),
    (error) => {
      assert.equal(error.name, "TransactionCanceledException");
      assert.deepEqual(error.CancellationReasons.map(({ Code }) => Code), ["None", "ConditionalCheckFailed"]);
      return true;
    },
  );
  const [tom, whiskers] = await dynamoose.transaction([
    Cat.transaction.get({ name: "Tom", year: 1940 }),
    Cat.transaction.get({ name: "Mr. Whiskers", year: 2019 }),
  ]);
  assert.equal(tom.lives, 9);
  assert.equal(whiskers.lives, 7);
});

await step("documents are deleted, alone and in batches", async () => {
  await Cat.delete({ name: "Tom", year: 1940 });
  assert.equal(await Cat.get({ name: "Tom", year: 1940 }), undefined);
  const many = await Cat.query("name").eq("Many").exec();
  for (let start = 0; start < many.length; start += 25) {
    await Cat.batchDelete(many.slice(start, start + 25).map((cat) => ({ name: cat.name, year: cat.year })));
  }
  assert.equal((await Cat.scan().exec()).length, 1);
});

await dynamoose.aws.ddb().deleteTable({ TableName: name });
