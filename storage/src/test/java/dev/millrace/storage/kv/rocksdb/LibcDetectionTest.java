package dev.millrace.storage.kv.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.rocksdb.util.Environment;

class LibcDetectionTest {
    @Test
    @EnabledOnOs(OS.LINUX)
    void answerIsTheOneRocksDbFindsByItself() throws Exception {
        Method ask = Environment.class.getDeclaredMethod("initIsMuslLibc");
        ask.setAccessible(true);
        Field known = Environment.class.getDeclaredField("MUSL_LIBC");
        known.setAccessible(true);

        LibcDetection.prepare();

        assertThat(known.get(null)).isEqualTo(ask.invoke(null));
    }
}
