package dev.parley.conformance;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.protocol.FrameBytes;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** What the frames of the cases carry. */
final class Payloads {
  private static final byte[] NONE = {};

  private Payloads() {}

  static byte[] none() {
    return NONE;
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  static byte[] joined(List<byte[]> pieces) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    pieces.forEach(all::writeBytes);
    return all.toByteArray();
  }

  /** So many bytes that are no request, nor text. */
  static byte[] zeros(int size) {
    return new byte[size];
  }

  /** A request that is answered with {@code answer ID}. */
  static String request(String id) {
    return "{\"type\":\"ping\",\"id\":\"" + id + "\"}";
  }

  /** Such a request of exactly this many bytes. */
  static String request(String id, int size) {
    String start = "{\"type\":\"ping\",\"id\":\"" + id + "\",\"x\":\"";
    return start + "x".repeat(size - start.length() - 2) + "\"}";
  }

  /** Such a request that contains these bytes in a string. */
  static byte[] request(String id, byte[] within) {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(("{\"type\":\"ping\",\"id\":\"" + id + "\",\"x\":\"").getBytes(US_ASCII));
    request.writeBytes(within);
    request.writeBytes(bytes("\"}"));
    return request.toByteArray();
  }

  /** A whole text frame. */
  static byte[] text(String payload) {
    return FrameBytes.of(FrameBytes.LAST | FrameBytes.TEXT, bytes(payload));
  }

  static byte[] ping(String payload) {
    return FrameBytes.of(FrameBytes.LAST | FrameBytes.PING, bytes(payload));
  }

  static byte[] close(int code, String reason) {
    return close(code, bytes(reason));
  }

  static byte[] close(int code, byte[] reason) {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    payload.write(code >> 8);
    payload.write(code);
    payload.writeBytes(reason);
    return FrameBytes.of(FrameBytes.LAST | FrameBytes.CLOSE, payload.toByteArray());
  }

  /** A frame that begins or goes on with a text. */
  static byte[] part(int firstByte, String payload) {
    return FrameBytes.of(firstByte, bytes(payload));
  }
}
