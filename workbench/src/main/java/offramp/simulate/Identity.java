package offramp.simulate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import offramp.check.KernelText;
import offramp.model.Model;
import offramp.model.Posterior;

/// What tells work on a model from other work, and what tells it apart for a reader.
public final class Identity {
  private Identity() {}

  /// {@return a text that differs where model or settings differ in what bears on the numbers}
  ///
  /// The number of threads and the precision do not: what is asked of each round is in its plan.
  public static String of(Model model, Settings settings) {
    return String.join(
        "\n",
        of(model),
        String.valueOf(settings.seed()),
        Arrays.toString(settings.days()),
        settings.evidence().toString(),
        String.valueOf(settings.paired()),
        settings.sample().map(sample -> rows(sample, model, settings)).orElse("priors"));
  }

  /// {@return a text that differs where models differ in what bears on the numbers}
  public static String of(Model model) {
    return KernelText.of(model) + model.posterior().map(Identity::values).orElse("");
  }

  private static String rows(Sample sample, Model model, Settings settings) {
    MessageDigest digest = sha256();
    double[] row = new double[model.unknowns().size()];
    for (int draw = 0; draw < settings.draws(); draw++) {
      sample.into(row, draw);
      digest.update(bytes(row));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String values(Posterior.Drawn drawn) {
    MessageDigest digest = sha256();
    drawn.values().forEach(row -> digest.update(bytes(row)));
    return HexFormat.of().formatHex(digest.digest());
  }

  /// {@return the SHA-256 of a text, in hexadecimal}
  public static String digest(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] bytes(double[] row) {
    ByteBuffer bytes = ByteBuffer.allocate(row.length * Double.BYTES);
    bytes.asDoubleBuffer().put(row);
    return bytes.array();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /// {@return the theory, and the levers that are pulled}
  public static Map<String, String> labels(Model model) {
    return labels(
        model.crisis().theory(),
        model.crisis().levers().stream()
            .flatMap(lever -> lever.pulls().stream().map(how -> lever.name() + " " + how))
            .toList());
  }

  static Map<String, String> labels(String theory, List<String> levers) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("theory", theory);
    labels.put("levers", levers.stream().collect(Collectors.joining(", ")));
    return labels;
  }
}
