package dev.millrace.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The jar and the POM as they are published. */
class EmbeddedJarIT {
    private static final Path JAR = Path.of(System.getProperty("millrace.embedded.jar", ""));
    private static final Path POM = Path.of(System.getProperty("millrace.embedded.pom", ""));

    /** How a class that was not relocated would be named inside another. */
    private static final List<String> FOREIGN = List.of(
            "io/netty/",
            "com/fasterxml/",
            "software/amazon/",
            "ch/randelshofer/",
            "org/rocksdb/",
            "picocli/",
            "ch/qos/");

    @Test
    void everyClassIsOurs() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> foreign = jar.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class") && !name.startsWith("dev/millrace/"))
                    .toList();

            assertThat(foreign).isEmpty();
        }
    }

    @Test
    void noClassNamesALibraryWhereItUsedToBe() throws IOException {
        List<String> wrong = new ArrayList<>();
        int classCount = 0;
        try (JarFile jar = new JarFile(JAR.toFile())) {
            for (JarEntry entry : jar.stream().toList()) {
                if (entry.getName().endsWith(".class")) {
                    classCount++;
                    try (InputStream in = jar.getInputStream(entry)) {
                        String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
                        FOREIGN.stream()
                                .filter(text::contains)
                                .forEach(name -> wrong.add(entry.getName() + " " + name));
                    }
                }
            }
        }
        System.out.println("millrace-embedded: " + Files.size(JAR) + " bytes, " + classCount + " classes");

        assertThat(wrong).isEmpty();
        assertThat(classCount).isGreaterThan(1000);
    }

    @Test
    void thePomBringsNothingButSlf4j() throws IOException, ParserConfigurationException, SAXException {
        NodeList dependencies = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(POM.toFile())
                .getElementsByTagName("dependency");
        List<String> brought = new ArrayList<>();
        for (int index = 0; index < dependencies.getLength(); index++) {
            Element dependency = (Element) dependencies.item(index);
            if (!Set.of("test", "provided").contains(text(dependency, "scope"))) {
                brought.add(text(dependency, "groupId") + ":" + text(dependency, "artifactId"));
            }
        }

        assertThat(brought).containsExactly("org.slf4j:slf4j-api");
    }

    @Test
    void serversStartFromTheJarAloneAndLeaveNothing(@TempDir Path temporary) throws Exception {
        Set<String> threadsBefore = threads();
        URL[] classPath = {
            JAR.toUri().toURL(),
            Logger.class.getProtectionDomain().getCodeSource().getLocation()
        };
        String temporaryBefore = System.getProperty("java.io.tmpdir");
        System.setProperty("java.io.tmpdir", temporary.toString());
        try (URLClassLoader loader = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            List<AutoCloseable> servers = new ArrayList<>();
            for (int index = 0; index < 5; index++) {
                Object builder = loader.loadClass("dev.millrace.server.MillraceServer")
                        .getMethod("builder")
                        .invoke(null);
                AutoCloseable server = (AutoCloseable) call(builder, "start");
                servers.add(server);

                assertThat(listTables((URI) call(server, "uri"))).isEqualTo("{\"TableNames\":[]}");
            }
            for (AutoCloseable server : servers) {
                server.close();
            }
        } finally {
            System.setProperty("java.io.tmpdir", temporaryBefore);
        }

        await().untilAsserted(() -> assertThat(threads()).isSubsetOf(threadsBefore));
        assertThat(temporary).isEmptyDirectory();
    }

    private static Object call(Object target, String name) throws ReflectiveOperationException {
        Method method = target.getClass().getMethod(name);
        return method.invoke(target);
    }

    private static String listTables(URI uri) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "DynamoDB_20120810.ListTables")
                .header("X-Amz-Date", "20261122T000000Z")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=local/20261122/us-east-1/dynamodb/aws4_request,"
                                + " SignedHeaders=host, Signature=0")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains("millrace") || name.contains("netty"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(Element element, String name) {
        NodeList found = element.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }
}
