package dev.millrace.protocol.operation;

import dev.millrace.protocol.error.ResourceErrors;
import dev.millrace.protocol.limit.ServiceLimits;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What AWS checks in tags besides their lengths (source: limits.md and errors.md 6.7). */
public final class TagChecks {
    private static final String RESERVED_PREFIX = "aws:";
    private static final String SPECIAL_CHARACTERS = "+-=._:/";

    private TagChecks() {}

    /**
     * Checks the tags of one request.
     *
     * @throws dev.millrace.protocol.error.ApiException for the first that is refused, or if there are too many
     */
    public static void check(List<Tag> tags) {
        Set<String> keys = new HashSet<>();
        for (Tag tag : tags) {
            if (tag.key().startsWith(RESERVED_PREFIX)) {
                throw ResourceErrors.reservedTagKey(tag.key());
            }
            checkCharacters(tag.key());
            checkCharacters(tag.value());
            if (!keys.add(tag.key())) {
                throw ResourceErrors.duplicateTagKey(tag.key());
            }
        }
        checkCount(tags.size());
    }

    /**
     * Checks how many tags a resource would have.
     *
     * @throws dev.millrace.protocol.error.ApiException if there are too many
     */
    public static void checkCount(int count) {
        if (count > ServiceLimits.TAG_COUNT_MAX) {
            throw ResourceErrors.tooManyTags(ServiceLimits.TAG_COUNT_MAX);
        }
    }

    private static void checkCharacters(String text) {
        if (!text.codePoints().allMatch(TagChecks::isAllowed)) {
            throw ResourceErrors.tagCharacters(text);
        }
    }

    private static boolean isAllowed(int character) {
        return Character.isLetter(character)
                || Character.isDigit(character)
                || Character.isSpaceChar(character)
                || SPECIAL_CHARACTERS.indexOf(character) >= 0;
    }
}
