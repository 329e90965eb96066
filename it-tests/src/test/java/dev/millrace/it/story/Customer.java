package dev.millrace.it.story;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSecondaryPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSecondarySortKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;

/** The bean of the enhanced client's own README: a key, a local and a global index. Mutable, as the client wants it. */
@DynamoDbBean
public class Customer {
    private @Nullable String accountId;
    private @Nullable Integer subId;
    private @Nullable String name;
    private @Nullable Instant createdDate;

    /** For the client. */
    public Customer() {}

    static Customer of(String accountId, int subId, String name, Instant createdDate) {
        Customer customer = new Customer();
        customer.setAccountId(accountId);
        customer.setSubId(subId);
        customer.setName(name);
        customer.setCreatedDate(createdDate);
        return customer;
    }

    /** The partition key. */
    @DynamoDbPartitionKey
    public @Nullable String getAccountId() {
        return accountId;
    }

    /** Sets the partition key. */
    public void setAccountId(@Nullable String value) {
        accountId = value;
    }

    /** The sort key. */
    @DynamoDbSortKey
    public @Nullable Integer getSubId() {
        return subId;
    }

    /** Sets the sort key. */
    public void setSubId(@Nullable Integer value) {
        subId = value;
    }

    /** The partition key of the global index. */
    @DynamoDbSecondaryPartitionKey(indexNames = "customers_by_name")
    public @Nullable String getName() {
        return name;
    }

    /** Sets the partition key of the global index. */
    public void setName(@Nullable String value) {
        name = value;
    }

    /** The sort key of both indexes. */
    @DynamoDbSecondarySortKey(indexNames = {"customers_by_date", "customers_by_name"})
    public @Nullable Instant getCreatedDate() {
        return createdDate;
    }

    /** Sets the sort key of both indexes. */
    public void setCreatedDate(@Nullable Instant value) {
        createdDate = value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Customer that
                && Objects.equals(accountId, that.accountId)
                && Objects.equals(subId, that.subId)
                && Objects.equals(name, that.name)
                && Objects.equals(createdDate, that.createdDate);
    }

    @Override
    public int hashCode() {
        return Objects.hash(accountId, subId, name, createdDate);
    }

    @Override
    public String toString() {
        return accountId + "/" + subId + " " + name + " " + createdDate;
    }
}
