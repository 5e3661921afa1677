package dev.parley.message;

/** How long text is in UTF-8 (RFC 3629), the encoding of text frames. */
public final class Utf8 {
  private Utf8() {}

  /** In bytes; an unpaired surrogate counts two. */
  public static int length(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // each half of a surrogate pair counts two of the pair's four bytes
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes;
  }
}
