"""The main job with boto3.

    story.py write STATE    makes tables, turns streams on, writes, reads the streams, keeps what it saw in STATE
    story.py read STATE     reads everything again, with the iterators and numbers of STATE

Endpoint, region and credentials come from the environment. Ends with "write: ok" or "read: ok", or with a traceback.
"""

import json
import sys
import time
import uuid
from decimal import Decimal

import boto3
from boto3.dynamodb.conditions import Attr
from botocore.exceptions import ClientError

VIEW_TYPES = {
    "KEYS_ONLY": (False, False),
    "NEW_IMAGE": (True, False),
    "OLD_IMAGE": (False, True),
    "NEW_AND_OLD_IMAGES": (True, True),
}

dynamodb = boto3.client("dynamodb")
streams = boto3.client("dynamodbstreams")
resource = boto3.resource("dynamodb")


def expect(actual, wanted, claim):
    if actual != wanted:
        raise AssertionError(f"{claim}\n  wanted {wanted!r}\n  but was {actual!r}")


def refused(call, code, text):
    try:
        call()
    except ClientError as error:
        expect(error.response["Error"]["Code"], code, "error code")
        expect(error.response["Error"]["Message"], text, "error text")
        return error.response
    raise AssertionError(f"accepted, but should be refused with {code}")


def create_table(name, stream=None):
    arguments = {"StreamSpecification": stream} if stream else {}
    dynamodb.create_table(
        TableName=name,
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
        BillingMode="PAY_PER_REQUEST",
        **arguments,
    )
    dynamodb.get_waiter("table_exists").wait(TableName=name, WaiterConfig={"Delay": 1})


def wait_for_stream(arn, status):
    deadline = time.monotonic() + 30
    while True:
        stream = streams.describe_stream(StreamArn=arn)["StreamDescription"]
        if stream["StreamStatus"] == status:
            return stream
        if time.monotonic() > deadline:
            raise AssertionError(f"stream is {stream['StreamStatus']}, not {status}")


def iterator(arn, shard, kind, number=None):
    arguments = {"SequenceNumber": number} if number else {}
    return streams.get_shard_iterator(StreamArn=arn, ShardId=shard, ShardIteratorType=kind, **arguments)[
        "ShardIterator"
    ]


def read_from(position):
    records = []
    while position:
        page = streams.get_records(ShardIterator=position)
        if not page["Records"]:
            break
        records += page["Records"]
        position = page.get("NextShardIterator")
    return records


def read_all(arn):
    records = []
    for shard in streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"]:
        records += read_from(iterator(arn, shard["ShardId"], "TRIM_HORIZON"))
    return records


def images(record):
    change = record["dynamodb"]
    return record["eventName"], change.get("OldImage"), change.get("NewImage")


def story_of(key, with_new=True, with_old=True):
    one = {"pk": {"S": key}, "v": {"N": "1"}}
    two = {"pk": {"S": key}, "v": {"N": "2"}}
    return [
        ("INSERT", None, one if with_new else None),
        ("MODIFY", one if with_old else None, two if with_new else None),
        ("REMOVE", two if with_old else None, None),
    ]


def write_story(table, key):
    dynamodb.put_item(TableName=table, Item={"pk": {"S": key}, "v": {"N": "1"}})
    dynamodb.update_item(
        TableName=table,
        Key={"pk": {"S": key}},
        UpdateExpression="SET v = v + :one",
        ExpressionAttributeValues={":one": {"N": "1"}},
    )
    dynamodb.delete_item(TableName=table, Key={"pk": {"S": key}})


def view_types(prefix):
    arns = {}
    for view_type, (with_new, with_old) in VIEW_TYPES.items():
        table = f"{prefix}-{view_type}"
        create_table(table)
        enabled = dynamodb.update_table(
            TableName=table, StreamSpecification={"StreamEnabled": True, "StreamViewType": view_type}
        )["TableDescription"]
        arn = enabled["LatestStreamArn"]
        wait_for_stream(arn, "ENABLED")
        write_story(table, "k")
        expect([images(record) for record in read_all(arn)], story_of("k", with_new, with_old), view_type)
        arns[view_type] = arn
    return arns


def iterator_types(prefix):
    table = f"{prefix}-iterators"
    create_table(table, {"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"})
    arn = dynamodb.describe_table(TableName=table)["Table"]["LatestStreamArn"]
    shard = wait_for_stream(arn, "ENABLED")["Shards"][0]["ShardId"]
    write_story(table, "i")
    numbers = [record["dynamodb"]["SequenceNumber"] for record in read_all(arn)]
    latest = iterator(arn, shard, "LATEST")
    dynamodb.put_item(TableName=table, Item={"pk": {"S": "late"}})
    kinds = {
        "TRIM_HORIZON": (iterator(arn, shard, "TRIM_HORIZON"), 4),
        "AT_SEQUENCE_NUMBER": (iterator(arn, shard, "AT_SEQUENCE_NUMBER", numbers[1]), 3),
        "AFTER_SEQUENCE_NUMBER": (iterator(arn, shard, "AFTER_SEQUENCE_NUMBER", numbers[1]), 2),
        "LATEST": (latest, 1),
    }
    for kind, (position, count) in kinds.items():
        expect(len(read_from(position)), count, kind)
    return {"arn": arn, "held": {kind: list(position) for kind, position in kinds.items()}, "numbers": numbers}


def expressions(prefix):
    table = f"{prefix}-expressions"
    create_table(table)
    high_level = resource.Table(table)
    item = {
        "pk": "x",
        "n": Decimal("-12345678901234567890.123456789012345678"),
        "b": b"\x00\xff\x01",
        "ss": {"a", "b"},
        "ns": {Decimal(1), Decimal("2.5")},
        "bs": {b"\x01", b"\x02"},
        "t": True,
        "f": False,
        "nul": None,
        "l": [Decimal(1), "x", [], {}],
        "m": {"deep": {"er": "\u00e9\U0001f600"}},
        "empty": "",
    }
    high_level.put_item(Item=item)
    expect(high_level.get_item(Key={"pk": "x"}, ConsistentRead=True)["Item"], item, "all ten types")
    expect(
        high_level.get_item(Key={"pk": "x"}, ProjectionExpression="m.deep, l[1]")["Item"],
        {"m": {"deep": {"er": "\u00e9\U0001f600"}}, "l": ["x"]},
        "projection",
    )
    expect(
        high_level.update_item(
            Key={"pk": "x"},
            UpdateExpression="SET c = if_not_exists(c, :zero) + :one REMOVE nul ADD ss :more DELETE bs :gone",
            ConditionExpression=Attr("t").eq(True) & Attr("ss").contains("a") & Attr("nope").not_exists(),
            ExpressionAttributeValues={":zero": 0, ":one": 1, ":more": {"c"}, ":gone": {b"\x01"}},
            ReturnValues="UPDATED_NEW",
        )["Attributes"],
        {"c": Decimal(1), "ss": {"a", "b", "c"}, "bs": {b"\x02"}},
        "UPDATED_NEW",
    )
    failed = refused(
        lambda: high_level.put_item(
            Item={"pk": "x"},
            ConditionExpression=Attr("pk").not_exists(),
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        ),
        "ConditionalCheckFailedException",
        "The conditional request failed",
    )
    expect(failed["Item"]["c"], {"N": "1"}, "item of the failed condition")
    refused(
        lambda: high_level.update_item(Key={"pk": "x"}, UpdateExpression="SET"),
        "ValidationException",
        'Invalid UpdateExpression: Syntax error; token: "<EOF>", near: "SET"',
    )
    expect(
        high_level.delete_item(Key={"pk": "x"}, ReturnValues="ALL_OLD")["Attributes"]["c"], Decimal(1), "ALL_OLD"
    )
    expect("Item" in high_level.get_item(Key={"pk": "x"}), False, "deleted item")


def tables(prefix):
    table = f"{prefix}-tables"
    create_table(table, {"StreamEnabled": True, "StreamViewType": "KEYS_ONLY"})
    arn = dynamodb.describe_table(TableName=table)["Table"]["LatestStreamArn"]
    dynamodb.update_table(TableName=table, StreamSpecification={"StreamEnabled": False})
    wait_for_stream(arn, "DISABLED")
    listed = streams.list_streams(TableName=table)["Streams"]
    expect([stream["StreamArn"] for stream in listed], [arn], "streams of a table with its stream off")
    names = [name for page in dynamodb.get_paginator("list_tables").paginate() for name in page["TableNames"]]
    expect(table in names, True, "listed")
    dynamodb.delete_table(TableName=table)
    dynamodb.get_waiter("table_not_exists").wait(TableName=table, WaiterConfig={"Delay": 1})
    refused(
        lambda: dynamodb.describe_table(TableName=table),
        "ResourceNotFoundException",
        f"Requested resource not found: Table: {table} not found",
    )


def write(path):
    prefix = "boto3-" + uuid.uuid4().hex[:8]
    tables(prefix)
    expressions(prefix)
    state = {"prefix": prefix, "viewTypes": view_types(prefix), "iterators": iterator_types(prefix)}
    dynamodb.put_item(TableName=f"{prefix}-KEYS_ONLY", Item={"pk": {"S": "kept"}, "v": {"S": "before the restart"}})
    with open(path, "w", encoding="utf-8") as file:
        json.dump(state, file)


def read(path):
    with open(path, encoding="utf-8") as file:
        state = json.load(file)
    for view_type, arn in state["viewTypes"].items():
        wanted = story_of("k", *VIEW_TYPES[view_type])
        if view_type == "KEYS_ONLY":
            wanted = wanted + [("INSERT", None, None)]
        expect([images(record) for record in read_all(arn)], wanted, view_type + " after the restart")
    held = state["iterators"]
    numbers = [record["dynamodb"]["SequenceNumber"] for record in read_all(held["arn"])]
    expect(numbers[:3], held["numbers"], "sequence numbers after the restart")
    for kind, (position, count) in held["held"].items():
        expect(len(read_from(position)), count, kind + " of before the restart")
    table = state["prefix"] + "-KEYS_ONLY"
    expect(
        dynamodb.get_item(TableName=table, Key={"pk": {"S": "kept"}})["Item"]["v"],
        {"S": "before the restart"},
        "item after the restart",
    )
    dynamodb.put_item(TableName=table, Item={"pk": {"S": "later"}})
    expect(
        [record["dynamodb"]["Keys"]["pk"]["S"] for record in read_all(state["viewTypes"]["KEYS_ONLY"])],
        ["k", "k", "k", "kept", "later"],
        "the stream goes on",
    )


if __name__ == "__main__":
    {"write": write, "read": read}[sys.argv[1]](sys.argv[2])
    print(f"{sys.argv[1]}: ok")
