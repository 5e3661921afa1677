package dev.parley.address;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** IP addresses as text. No name is ever looked up. */
public final class Addresses {
  /** What IPv6 gives to one site at the least (RFC 6177): all in it counts as one client. */
  private static final int SITE = 64;

  /** {@code [2001:db8::1]:4711}, {@code [2001:db8::1]} and {@code 192.0.2.1:4711}. */
  private static final Pattern WITH_PORT =
      Pattern.compile("\\[([^]]*)](?::\\w+)?|([0-9.]+):[0-9]+");

  private static final IPAddressStringParameters PLAIN =
      new IPAddressStringParameters.Builder()
          .allowEmpty(false)
          .allowAll(false)
          .allowSingleSegment(false)
          .allowPrefixOnly(false)
          .allowMask(false)
          .allow_inet_aton(false)
          .allowWildcardedSeparator(false)
          .setRangeOptions(RangeParameters.NO_RANGE)
          .toParams();

  private Addresses() {}

  /**
   * A range such as {@code 10.0.0.0/8} or {@code 2001:db8::/32}, or one address.
   *
   * @throws IllegalArgumentException if the text is neither
   */
  public static IPAddress range(String text) {
    try {
      return new IPAddressString(text, PLAIN).toAddress().toPrefixBlock();
    } catch (AddressStringException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** One address, as headers and sockets have it: with a port or without; null if it is none. */
  public static @Nullable IPAddress parse(String text) {
    Matcher parts = WITH_PORT.matcher(text);
    String bare =
        !parts.matches() ? text : parts.group(1) != null ? parts.group(1) : parts.group(2);
    IPAddress address = new IPAddressString(bare.replaceFirst("%.*", ""), PLAIN).getAddress();
    if (address == null || address.isPrefixed()) {
      return null;
    }
    return address.isIPv4Convertible() ? address.toIPv4() : address;
  }

  /** What counts as one client: an IPv4 address, or an IPv6 network of 64 bits. */
  public static String client(IPAddress address) {
    return address.isIPv4()
        ? address.toCanonicalString()
        : address.toPrefixBlock(SITE).toCanonicalString();
  }
}
