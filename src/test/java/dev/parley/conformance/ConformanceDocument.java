package dev.parley.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Tells people where servers deviate: src/docs/conformance.md. */
final class ConformanceDocument {
  private static final Map<String, String> SERVERS = new LinkedHashMap<>();

  static {
    SERVERS.put("liberty", "Open Liberty");
    SERVERS.put("tyrus", "Tyrus, Payara, GlassFish");
    SERVERS.put("wildfly", "WildFly");
  }

  private ConformanceDocument() {}

  static String render() {
    Map<String, String> titles = titles();
    StringBuilder text = new StringBuilder();
    text.append("# How the servers keep RFC 6455\n\n")
        .append("The WAR has no part in framing: the server that it runs on has. ")
        .append("A client on a bare socket tries ")
        .append(titles.size())
        .append(" cases on each.\nWhere a server does other than the standard allows, it is here, ")
        .append("and the tests fail when it no longer does.\n\n");
    counts(text);
    Map<String, Map<String, List<String>>> known = new LinkedHashMap<>();
    SERVERS.keySet().forEach(server -> known.put(server, Deviations.of(server)));
    text.append("\n| case | may | ").append(String.join(" | ", SERVERS.values())).append(" |\n");
    text.append("|---|---|").append("---|".repeat(SERVERS.size())).append('\n');
    for (String id : deviating(known)) {
      text.append("| ").append(titles.get(id)).append(" | ").append(allowed().get(id));
      known.values().forEach(of -> text.append(" | ").append(or(of.getOrDefault(id, List.of()))));
      text.append(" |\n");
    }
    return text.append("\n`silence`: nothing more is answered, until the WAR closes for want of a ")
        .append("sign of life. An empty cell: as it must.\n")
        .toString();
  }

  private static void counts(StringBuilder text) {
    text.append("| section | of RFC 6455 | cases |\n|---|---|---:|\n");
    text.append("| Handshake | 4 | ").append(Handshakes.all().size()).append(" |\n");
    for (Section section : Section.values()) {
      text.append("| ").append(section.title()).append(" | ").append(section.chapters());
      text.append(" | ").append(section.cases().size()).append(" |\n");
    }
  }

  private static TreeSet<String> deviating(Map<String, Map<String, List<String>>> known) {
    return known.values().stream()
        .flatMap(of -> of.keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What is sent, of each case. */
  static Map<String, String> titles() {
    Map<String, String> titles = new LinkedHashMap<>();
    for (Handshakes.Handshake one : Handshakes.all()) {
      put(titles, one.id(), "handshake: " + one.title());
    }
    for (Section section : Section.values()) {
      for (ConformanceCase one : section.cases()) {
        put(titles, one.id(), section.title().toLowerCase(Locale.ROOT) + ": " + one.title());
      }
    }
    return titles;
  }

  private static void put(Map<String, String> titles, String id, String title) {
    if (titles.put(id, title) != null) {
      throw new IllegalStateException("two cases are called " + id);
    }
  }

  private static Map<String, String> allowed() {
    Map<String, String> allowed = new LinkedHashMap<>();
    Handshakes.all().forEach(one -> allowed.put(one.id(), or(one.allowed())));
    for (Section section : Section.values()) {
      section.cases().forEach(one -> allowed.put(one.id(), or(one.allowed())));
    }
    return allowed;
  }

  private static String or(List<String> outcomes) {
    return String.join(" or ", outcomes);
  }
}
