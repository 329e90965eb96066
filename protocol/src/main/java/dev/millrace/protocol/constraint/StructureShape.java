package dev.millrace.protocol.constraint;

import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonReader.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A structure: its members in the order in which their violations are named. Unknown members are ignored. */
public final class StructureShape extends Shape<Structure> {
    private final String name;
    private final List<Member<?>> members;
    private final Map<String, Integer> indexes = new HashMap<>();

    private StructureShape(String name, List<Member<?>> members) {
        this.name = name;
        this.members = members;
        for (int index = 0; index < members.size(); index++) {
            indexes.put(members.get(index).wireName(), index);
        }
    }

    /**
     * A structure with these members.
     *
     * @param name its name in the service model
     */
    public static StructureShape of(String name, Member<?>... members) {
        return new StructureShape(name, List.of(members));
    }

    /**
     * Reads the body of a request and checks it.
     *
     * @throws dev.millrace.protocol.error.ApiException for a wrong JSON type, or for all violated constraints at once
     */
    public Structure readBody(JsonReader in) {
        in.beginDocument();
        Structure body = readMembers(in);
        in.endDocument();
        Violations violations = new Violations();
        checkMembers(body, "", violations);
        violations.raise();
        return body;
    }

    /** The members' names on the wire. */
    public List<String> memberNames() {
        return members.stream().map(Member::wireName).toList();
    }

    @Override
    Object read(JsonReader in, Place place) {
        in.enterStructure(name, place);
        return readMembers(in);
    }

    @Override
    void check(Object value, String path, Violations violations) {
        checkMembers((Structure) value, path + '.', violations);
    }

    @Override
    String render(Object value) {
        return value.toString();
    }

    String name() {
        return name;
    }

    List<Member<?>> members() {
        return members;
    }

    private Structure readMembers(JsonReader in) {
        @Nullable Object[] values = new @Nullable Object[members.size()];
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            Integer index = indexes.get(member);
            if (index == null) {
                in.skip();
            } else {
                values[index] = in.isNull() ? null : members.get(index).shape().read(in, Place.MEMBER);
            }
        }
        return new Structure(this, values);
    }

    private void checkMembers(Structure structure, String prefix, Violations violations) {
        for (int index = 0; index < members.size(); index++) {
            Member<?> member = members.get(index);
            Object value = structure.at(index);
            String path = prefix.isEmpty() ? member.pathName() : prefix + member.pathName();
            if (value == null) {
                member.checkAbsent(path, violations);
            } else {
                member.shape().check(value, path, violations);
            }
        }
    }
}
