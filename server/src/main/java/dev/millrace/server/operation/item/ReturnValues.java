package dev.millrace.server.operation.item;

import dev.millrace.protocol.error.ItemErrors;
import dev.millrace.protocol.operation.ReturnValue;
import org.jspecify.annotations.Nullable;

/** Which images of an item a write may be asked for. */
final class ReturnValues {
    private ReturnValues() {}

    /**
     * Checks the choice of PutItem and DeleteItem.
     *
     * @throws dev.millrace.protocol.error.ApiException for a choice that only UpdateItem has
     */
    static void requireAllOldOrNone(@Nullable ReturnValue choice) {
        if (choice != null && choice != ReturnValue.ALL_OLD && choice != ReturnValue.NONE) {
            throw ItemErrors.returnValuesNotSupported();
        }
    }
}
