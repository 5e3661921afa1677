package dev.parley.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a client sends, and what a server may then do.
 *
 * @param id unique and lasting: the lists of deviations go by it
 * @param title what is sent, for people
 * @param first what the server has read before anything else is sent; mostly nothing
 * @param writes what is sent, write by write; TCP may join what is not read yet
 * @param allowed the outcomes that RFC 6455 and the protocol of the chat allow, see {@link Outcome}
 */
record ConformanceCase(
    String id, String title, byte[] first, List<byte[]> writes, List<String> allowed) {
  private static final int WITHIN_HEADER = 3;

  /** One case; outcomes are parted by {@code |}. */
  static ConformanceCase of(String id, String title, String allowed, byte[]... writes) {
    return new ConformanceCase(id, title, Payloads.none(), List.of(writes), outcomes(allowed));
  }

  static List<String> outcomes(String outcomes) {
    return Arrays.stream(outcomes.split("\\|")).map(String::strip).toList();
  }

  /** The same bytes, one at a time. */
  ConformanceCase inOctets() {
    byte[] all = Payloads.joined(writes);
    return inPieces(
        id + "-octets",
        title + ", octet by octet",
        IntStream.range(0, all.length).mapToObj(i -> new byte[] {all[i]}).toList());
  }

  /** The same bytes in other pieces. */
  ConformanceCase inPieces(String newId, String newTitle, List<byte[]> pieces) {
    return new ConformanceCase(newId, newTitle, first, pieces, allowed);
  }

  /**
   * The same and a request, but the server has read a part of the first frame's header before the
   * rest comes at once. Octet by octet, TCP may join octets, and such a cut is left to chance.
   */
  ConformanceCase cutWithinHeader() {
    byte[] request = Payloads.text(Payloads.request("cut"));
    byte[] all = Payloads.joined(List.of(Payloads.joined(writes), request));
    return new ConformanceCase(
        id + "-cut",
        title + ", cut within its header, and a request",
        Arrays.copyOf(all, WITHIN_HEADER),
        List.of(Arrays.copyOfRange(all, WITHIN_HEADER, all.length)),
        allowed.stream().map(outcome -> "answer cut, " + outcome).toList());
  }

  /** The same after something else, whose own outcome may be lost when the connection ends. */
  ConformanceCase after(String outcome, byte[] before) {
    List<byte[]> all = new ArrayList<>(List.of(before));
    all.addAll(writes);
    List<String> both = new ArrayList<>(allowed);
    allowed.forEach(each -> both.add(outcome + ", " + each));
    return new ConformanceCase(id, title, first, all, both);
  }

  /** The same among the cases of a section. */
  ConformanceCase in(String section) {
    return new ConformanceCase(section + "/" + id, title, first, writes, allowed);
  }

  /** The same with other outcomes. */
  ConformanceCase allowing(String outcomes) {
    return of(id, title, outcomes, writes.toArray(byte[][]::new));
  }

  /** Whether the connection may end by this. */
  boolean mayEnd() {
    return allowed.stream().anyMatch(Outcome::isEnd);
  }

  boolean allows(String outcome) {
    return allowed.contains(outcome);
  }
}
