package dev.millrace.it.tidy;

import dev.millrace.it.tools.Checkout;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * One POM as its author wrote it, without what Maven inherits or interpolates.
 *
 * @param path the file
 * @param root its {@code project} element
 */
record Pom(Path path, Element root) {

    /** The POMs of this build; one that has no parent stands for itself, such as that of the benchmarks' peer. */
    static List<Pom> all() {
        return ProjectFiles.endingWith("pom.xml").stream()
                .map(Pom::read)
                .filter(pom -> pom.isRoot() || !pom.elements("parent").isEmpty())
                .toList();
    }

    boolean isRoot() {
        return path.equals(Checkout.root().resolve("pom.xml"));
    }

    /** The elements of this name anywhere in the file. */
    List<Element> elements(String name) {
        NodeList found = root.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int index = 0; index < found.getLength(); index++) {
            elements.add((Element) found.item(index));
        }
        return elements;
    }

    /** The text of a direct child, or nothing. */
    static String child(Element element, String name) {
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeName().equals(name)) {
                return node.getTextContent().strip();
            }
        }
        return "";
    }

    /** Tells whether the element lies below one of this name. */
    static boolean isBelow(Element element, String name) {
        for (Node node = element.getParentNode(); node != null; node = node.getParentNode()) {
            if (node.getNodeName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static Pom read(Path path) {
        try (InputStream bytes = Files.newInputStream(path)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return new Pom(path, factory.newDocumentBuilder().parse(bytes).getDocumentElement());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(path + " is not readable XML", e);
        }
    }
}
