package offramp.study;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of a file with the rows of a part: `part-000012-0123456789abcdef.parquet`. It holds the
/// beginning of the checksum of the content, so that one that was changed is found.
///
/// @param number of the part, from 0
/// @param sum the first 16 digits of the SHA-256 of the content
/// @param ending of the name
record PartName(long number, String sum, String ending) {
  private static final Pattern FORM = Pattern.compile("part-(\\d{6,18})-([0-9a-f]{16})\\.(\\w+)");
  private static final int DIGITS = 16;

  static PartName of(long number, byte[] content, String ending) {
    return new PartName(number, sum(content), ending);
  }

  /// {@return the name that a text is; empty if it is none}
  static Optional<PartName> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(new PartName(Long.parseLong(form.group(1)), form.group(2), form.group(3)))
        : Optional.empty();
  }

  /// {@return whether the content is what was put under this name}
  boolean fits(byte[] content) {
    return sum.equals(sum(content));
  }

  /// {@return the first digits of the SHA-256 of a content}
  static String sum(byte[] content) {
    return sha256(content).substring(0, DIGITS);
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Override
  public String toString() {
    return "part-%06d-%s.%s".formatted(number, sum, ending);
  }
}
